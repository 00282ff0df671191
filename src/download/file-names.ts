import type { BackupFile } from "../../generated/dds/client.js";
import { isLoopback } from "../http/endpoint.js";
import { listError } from "../paging/items.js";

/** A file of a backup that can be downloaded. */
export interface LinkedFile {
  readonly name: string;
  /** In kilobytes. */
  readonly size: number | undefined;
  /** A secret: its signature is all that the file needs. */
  readonly link: string;
}

/** The ending of a file that is not complete. */
export const partSuffix = ".part";

/** Device names of Windows, with any ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether a name is that of a file in a folder on every system: it cannot name another folder, drive, stream or device. */
function isFileName(name: string): boolean {
  return (
    /^[^\\/:*?"<>|\p{Cc}]{1,200}$/u.test(name) && !/^\.\.?$|[ .]$/.test(name) && !devices.test(name)
  );
}

/**
 * Checks the files of a response of showBackupDownloadLink.
 *
 * @param allowInsecureHttp - Whether plain http may be used on a host other than this machine.
 * @throws ResponseParseError for a name that is not safe to write, and a link that is not safe to use; its text has no link.
 */
export function checkFiles(files: readonly BackupFile[], allowInsecureHttp: boolean): LinkedFile[] {
  const operation = "showBackupDownloadLink";
  if (files.length === 0) throw listError(operation, "the backup has no files");
  const names = new Set<string>();
  return files.map(({ name, size, download_link = "" }) => {
    if (typeof name !== "string" || !isFileName(name))
      throw listError(
        operation,
        `${JSON.stringify(name ?? "")} is not the name of a file in a folder`,
      );
    // Some file systems ignore case.
    const lower = name.toLowerCase();
    if (names.has(lower) || names.has(lower + partSuffix))
      throw listError(operation, `two files would be written as ${JSON.stringify(name)}`);
    names.add(lower).add(lower + partSuffix);
    if (!isSafeLink(download_link, allowInsecureHttp))
      throw listError(
        operation,
        `the link of ${JSON.stringify(name)} does not begin with https://`,
      );
    return { name, size: size ?? undefined, link: download_link };
  });
}

function isSafeLink(link: string, allowInsecureHttp: boolean): boolean {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (url?.username || url?.password) return false;
  return (
    url?.protocol === "https:" ||
    (url?.protocol === "http:" && (allowInsecureHttp || isLoopback(url.hostname)))
  );
}
