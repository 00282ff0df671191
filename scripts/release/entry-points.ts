import { readManifest } from "./package-manifest.js";

/** A module of the package that package.json names. */
export interface EntryPoint {
  /** Of its files in dist/lib, without an extension. */
  readonly name: string;
  /** Its source, relative to the project, without an extension. */
  readonly source: string;
  /** Whether the package has types for it. */
  readonly typed: boolean;
}

/** What package.json exports, its command and its conditional imports, by the files in dist/lib that it names. */
export function entryPoints(): EntryPoint[] {
  const { exports, bin, imports } = readManifest();
  const named = JSON.stringify([exports, bin, imports]).matchAll(
    /"\.\/dist\/lib\/([\w-]+)\.(js|d\.ts)"/g,
  );
  const files = [...named].map(([, name = "", extension]) => ({ name, extension }));
  return [...new Set(files.map(({ name }) => name))].map((name) => ({
    name,
    source: name.endsWith("-crypto") ? `src/auth/${name}` : `src/${name}`,
    typed: files.some((file) => file.name === name && file.extension === "d.ts"),
  }));
}
