/**
 * Downloads backups of the document database service (DDS) to files or streams of Node, Deno or Bun.
 *
 * @module huaweicloud-dws-dds/download
 */
export {
  downloadBackup,
  type BackupToDownload,
  type DownloadClient,
  type DownloadedFile,
  type DownloadOptions,
} from "./download/download-backup.js";
export type { DownloadProgress } from "./download/file-download.js";
