import { open, rename, rm, stat, writeFile, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { CloudError } from "../errors.js";
import { partSuffix } from "./file-names.js";

/**
 * Writes a file under a temporary name, and renames it when it is complete and on the disk. The temporary name is always the
 * same, so that a download that is killed leaves a file that the next one removes.
 */
export async function writeWholeFile(
  folder: string,
  name: string,
  content: AsyncIterable<Uint8Array>,
): Promise<string> {
  const path = join(folder, name);
  const part = path + partSuffix;
  // Not truncated: another download may be writing to it. "wx" follows no link.
  await rm(part, { force: true });
  const handle = await open(part, "wx", 0o600);
  try {
    await writeFile(handle, content);
    await handle.sync();
    if (!(await isOpenAs(handle, part)))
      throw new CloudError(
        `Another download of ${name} to this folder has begun: run one at a time.`,
        {
          operation: "downloadBackup",
        },
      );
  } catch (error) {
    if (await isOpenAs(handle, part)) await rm(part, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  await rename(part, path);
  return path;
}

/** Whether a path still leads to an open file. */
async function isOpenAs(handle: FileHandle, path: string): Promise<boolean> {
  const own = await handle.stat({ bigint: true });
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found?.ino === own.ino && found.dev === own.dev;
}
