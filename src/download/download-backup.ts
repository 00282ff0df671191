import { mkdir } from "node:fs/promises";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Backup, BackupFile, Operations } from "../../generated/dds/client.js";
import { checkOptions, type RulesFor } from "../check-options.js";
import { contextOf, runTask } from "../client/context.js";
import { abortError, ConfigurationError, throwConfigurationError } from "../errors.js";
import { withoutCache } from "../http/no-store.js";
import { withTimeout } from "../http/timeouts.js";
import { callRules, resolveOptions, type CallOptions } from "../options.js";
import { listError, requiredItemsOf } from "../paging/items.js";
import { FileDownload, type DownloadContext, type DownloadProgress } from "./file-download.js";
import { checkFiles, type LinkedFile } from "./file-names.js";
import { operation } from "./responses.js";
import { writeWholeFile } from "./write-whole-file.js";

/** What {@link downloadBackup} uses of a client of DDS. */
export type DownloadClient = Pick<
  Operations<CallOptions>,
  "listBackups" | "showBackupDownloadLink"
>;

/** A backup to download. */
export interface BackupToDownload {
  /** The id of the backup. */
  readonly backup_id: string;
  /**
   * The folder that receives the files, which is created if it does not exist; or a stream for the one file of a backup that
   * is not of a cluster. The stream is ended after the file, and destroyed after an error.
   */
  readonly to: string | Writable;
}

/** The options of {@link downloadBackup}; `retry` also applies to the files, whose attempts are counted from the last byte. */
export interface DownloadOptions extends CallOptions {
  /**
   * How long a connection may receive nothing before the file is requested again, in milliseconds, from 1. The other time
   * limits apply to the calls of the service only.
   * @defaultValue 30,000
   */
  readonly idleTimeoutMs?: number | undefined;
  /**
   * Called after each part of a file has been received. What it throws is ignored.
   * @defaultValue none
   */
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/** A file that is complete. */
export interface DownloadedFile {
  /** Its name. */
  readonly name: string;
  /** Its path; undefined for a stream. */
  readonly path: string | undefined;
  /** Its size in bytes. */
  readonly bytes: number;
}

const downloadRules = {
  ...callRules,
  idleTimeoutMs: 1,
  onProgress: "function",
} as const satisfies RulesFor<DownloadOptions>;

/**
 * Downloads the files of a backup of DDS, one after the other, with constant memory. Continues after a broken connection, and
 * gets a new link when the 15 minutes of a link are over (document 034, "Constraints"). Each file is written as `<name>.part`,
 * and renamed when it is complete and has the size that the service states; a file of that name is replaced. The storage
 * receives no credentials, and its redirects are not followed.
 *
 * @param client - A client of DDS.
 * @param backup - The id of the backup, and where its files go.
 * @param options - The progress, and the options of each call.
 * @returns The files.
 * @throws {@link ConfigurationError} when no such backup is listed, or it has several files for one stream; {@link ApiError},
 * {@link NetworkError} or {@link TimeoutError} when a call or the storage fails repeatedly; {@link ResponseParseError} for a
 * file whose name could leave the folder, whose size is another, or that changes meanwhile; {@link AbortError}; the error of
 * the file system. No error contains a link, which is a secret.
 * @example
 * ```ts
 * import { createDdsClient, credentialsFromEnvironment } from "huaweicloud-dws-dds";
 * import { downloadBackup } from "huaweicloud-dws-dds/download";
 *
 * const dds = createDdsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const backup_id = "43e4feaab48f11e89039fa163ebaa7e4br02";
 * const files = await downloadBackup(
 *   dds,
 *   { backup_id, to: "backups" },
 *   { onProgress: ({ name, receivedBytes, totalBytes }) => console.log(name, receivedBytes, totalBytes) },
 * );
 * for (const { path, bytes } of files) console.log(path, bytes);
 * ```
 */
export async function downloadBackup(
  client: DownloadClient,
  backup: BackupToDownload,
  options?: DownloadOptions,
): Promise<DownloadedFile[]> {
  return await runTask(client, async () => {
    try {
      return await download(client, backup, options);
    } catch (error) {
      const { to } = { ...backup }; // Without a type checker it may be undefined.
      if (isStream(to)) to.destroy();
      throw error;
    }
  });
}

async function download(
  client: DownloadClient,
  backup: BackupToDownload,
  options: DownloadOptions = {},
): Promise<DownloadedFile[]> {
  checkOptions(operation, options, downloadRules);
  const { backup_id, to } = checkBackup(backup);
  const { idleTimeoutMs = 30_000, onProgress, ...call } = options;
  const transport = contextOf(client);
  const instance_id = await instanceOf(client, backup_id, call);
  const allowInsecureHttp = transport?.endpoint.startsWith("http:") ?? false;
  const listFiles = async (): Promise<LinkedFile[]> => {
    const list = await client.showBackupDownloadLink({ instance_id, backup_id }, call);
    const files = requiredItemsOf<BackupFile>(list, "files", "showBackupDownloadLink");
    return checkFiles(files, allowInsecureHttp);
  };
  const context: DownloadContext = {
    fetch: transport?.fetch ?? withoutCache((url, init) => globalThis.fetch(url, init)),
    settings: resolveOptions(call, transport?.defaults),
    idleTimeoutMs,
    onProgress,
    async renewLink(name) {
      const file = (await listFiles()).find((other) => other.name === name);
      if (!file) throw listError("showBackupDownloadLink", `it has no file ${name} any more`);
      return file.link;
    },
  };
  return await receiveAll(context, await listFiles(), to);
}

/** Receives files one after the other. */
async function receiveAll(
  context: DownloadContext,
  files: readonly LinkedFile[],
  to: string | Writable,
): Promise<DownloadedFile[]> {
  if (typeof to !== "string" && files.length > 1)
    throw new ConfigurationError(`The backup has ${files.length} files: to must be a folder.`);
  if (typeof to === "string") await mkdir(to, { recursive: true });
  const downloaded: DownloadedFile[] = [];
  for (const file of files) {
    const download = new FileDownload(context, file);
    let path: string | undefined;
    if (typeof to === "string") path = await writeWholeFile(to, file.name, download.content());
    else
      await withTimeout(
        // A stream that accepts nothing more would let it wait for ever.
        (signal) => pipeline(download.content(), to, { signal }),
        context.settings.signals,
        (cause) => abortError({ operation, cause }),
      );
    downloaded.push({ name: file.name, path, bytes: download.received });
  }
  return downloaded;
}

/** Checks what a program without a type checker can get wrong. */
function checkBackup(backup: BackupToDownload): BackupToDownload {
  const { backup_id, to } = { ...backup };
  if (!backup_id) throw new ConfigurationError("downloadBackup needs `backup_id`.");
  if (!isStream(to) && (typeof to !== "string" || to === ""))
    throwConfigurationError("to", "a folder or a Writable");
  return { backup_id, to };
}

function isStream(to: unknown): to is Writable {
  return typeof (to as { readonly write?: unknown } | null | undefined)?.write === "function";
}

async function instanceOf(
  client: DownloadClient,
  backup_id: string,
  call: CallOptions,
): Promise<string> {
  const list = await client.listBackups({ backup_id }, call);
  const backups = requiredItemsOf<Backup>(list, "backups", "listBackups", "total_count");
  const backup = backups.find(({ id }) => id === backup_id);
  if (!backup) throw new ConfigurationError(`Backup ${backup_id} is not listed: check its id.`);
  return backup.instance_id;
}
