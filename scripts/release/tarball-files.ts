import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** A file of a tarball. */
export interface TarballFile {
  /** Below the folder of the package. */
  readonly path: string;
  readonly bytes: number;
}

/** What is in a tarball of npm, read from the headers that stand before each file: name at 0, size at 124, in octal digits. */
export function tarballFiles(path: string): TarballFile[] {
  const archive = gunzipSync(readFileSync(path));
  const files: TarballFile[] = [];
  for (let start = 0; start < archive.length && archive[start] !== 0;) {
    const field = (offset: number, length: number): string =>
      archive.toString("utf8", start + offset, start + offset + length).split("\0")[0] ?? "";
    const bytes = Number.parseInt(field(124, 12), 8);
    if (field(156, 1) === "0") files.push({ path: field(0, 100).replace(/^package\//, ""), bytes });
    start += 512 + Math.ceil(bytes / 512) * 512;
  }
  return files.sort((a, b) => b.bytes - a.bytes);
}
