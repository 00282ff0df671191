import { createHash, createHmac } from "node:crypto";
import type { Backup } from "../../../generated/dds/client.js";
import type { Behaviours, SandboxState } from "../behaviour.js";
import { FilePart, type SandboxRequest, type SandboxResponse } from "../responses.js";
import { filesPath } from "../router.js";
import { invalid, jobTime, unknownBackup, type Databases } from "./databases.js";
import { fileContent } from "./file-content.js";

/** How long a link is valid. */
const validityMs = 15 * 60_000;

/** The operation that returns links to the files of a backup. */
export const downloadBehaviours: Behaviours = {
  showBackupDownloadLink({ databases, timeline }, { instance_id, backup_id }, url) {
    const item = databases.backup(backup_id)?.item;
    if (item?.instance_id !== instance_id) return unknownBackup;
    if (item.status !== "COMPLETED") return invalid("The backup is not complete.");
    const expires = Math.floor((timeline.now() + validityMs) / 1000);
    const files = filesOf(databases, item).map(({ name, size }) => ({
      name,
      size,
      download_link: `${url}${pathOf(item, name)}?Expires=${expires}&Signature=${signature(databases, item, name, expires)}`,
      link_expired_time: jobTime(expires * 1000),
    }));
    return { status: 200, body: { files, bucket: "sandbox" } };
  },
};

interface BackupFile {
  readonly name: string;
  /** In kilobytes. */
  readonly size: number;
}

/** The files of a backup: one for each of the two shards of a cluster, and one for any other instance. */
function filesOf(
  databases: Databases,
  { id, instance_id, ...backup }: Backup,
): readonly [BackupFile, ...BackupFile[]] {
  // The seed can contain any number.
  const size = Math.min(Math.max(0, backup.size), 2 ** 40);
  if (databases.instance(instance_id)?.mode !== "Sharding") return [{ name: `${id}.bin`, size }];
  const first = Math.ceil(size / 2);
  return [
    { name: `${id}_shard_1.bin`, size: first },
    { name: `${id}_shard_2.bin`, size: size - first },
  ];
}

function pathOf({ id }: Backup, name: string): string {
  return `${filesPath}${encodeURIComponent(id)}/${encodeURIComponent(name)}`;
}

function signature({ linkKey }: Databases, item: Backup, name: string, expires: number): string {
  const text = `${pathOf(item, name)}?${expires}`;
  return createHmac("sha256", linkKey).update(text).digest("base64url");
}

/** Responds with a file of a backup, as the object storage does; returns undefined for a request that is not for one. */
export function respondWithFile(
  { databases, timeline }: SandboxState,
  request: SandboxRequest,
): SandboxResponse | undefined {
  const { method, path, query } = request;
  if (!path.startsWith(filesPath) || (method !== "GET" && method !== "HEAD")) return undefined;
  const found = databases.backups
    .flatMap(({ item }) => filesOf(databases, item).map((file) => ({ item, ...file })))
    .find(({ item, name }) => pathOf(item, name) === path);
  if (!found) return storageError(404, "NoSuchKey", "The file does not exist.");
  const expires = Number(query.get("Expires"));
  if (query.get("Signature") !== signature(databases, found.item, found.name, expires))
    return storageError(403, "SignatureDoesNotMatch", "The signature of the link is wrong.");
  if (timeline.now() >= expires * 1000)
    return storageError(403, "AccessDenied", "The link has expired.");
  return respondWithPart(found.name, found.size * 1024, request.headers);
}

/** Responds with a file, or with the range of it that the request is for. */
function respondWithPart(
  name: string,
  size: number,
  { range, "if-range": ifRange }: SandboxRequest["headers"],
): SandboxResponse {
  const tag = `"${createHash("sha256").update(name).digest("hex").slice(0, 32)}"`;
  const headers = {
    "Content-Type": "application/octet-stream",
    "Accept-Ranges": "bytes",
    ETag: tag,
  };
  const part = (start: number, length: number): FilePart =>
    new FilePart(length, (wanted) => fileContent(name, start, wanted));
  const wanted = ifRange === undefined || ifRange === tag ? readRange(range, size) : undefined;
  if (!wanted) return { status: 200, body: part(0, size), headers };
  const { start, length } = wanted;
  if (length <= 0) {
    const rejection = storageError(416, "InvalidRange", "The file has no such range.");
    return {
      ...rejection,
      headers: { ...rejection.headers, "Content-Range": `bytes */${size}` },
    };
  }
  const contentRange = `bytes ${start}-${start + length - 1}/${size}`;
  return {
    status: 206,
    body: part(start, length),
    headers: { ...headers, "Content-Range": contentRange },
  };
}

/**
 * Reads a header Range, whose length is not positive if the file has no such range. One of another form, and one of several
 * ranges, is ignored, as HTTP allows (RFC 9110, 14.2).
 */
function readRange(
  header: string | undefined,
  size: number,
): { readonly start: number; readonly length: number } | undefined {
  const [match, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (match === undefined || (first === "" && last === "")) return undefined;
  if (first === "") {
    const length = Math.min(Number(last), size);
    return { start: size - length, length };
  }
  const start = Number(first);
  if (last !== "" && Number(last) < start) return undefined;
  const end = last === "" ? size : Math.min(Number(last) + 1, size);
  return { start, length: end - start };
}

/** An error in the form of the object storage. */
function storageError(status: number, code: string, message: string): SandboxResponse {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, body, headers: { "Content-Type": "application/xml" } };
}
