import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "@jest/globals";
import type { ProjectCopy } from "./project-copy.js";

/** The steps of `npm run generate`, in a process that keeps their tools loaded. */
export interface ResidentGenerate {
  /** The messages of the failures, as the command prints them. */
  run(): Promise<readonly string[]>;
  /** How many runs got as far as the linter of the bundles. */
  readonly lints: () => number;
  close(): void;
}

/** Loads the steps of a copy of the project. */
export async function startGenerate(project: ProjectCopy): Promise<ResidentGenerate> {
  const load = (path: string): Promise<unknown> => import(pathToFileURL(project.path(path)).href);
  const { startBundleLinter } = (await load(
    "scripts/build/lint-process.ts",
  )) as typeof import("../../scripts/build/lint-process.js");
  const { generate } = (await load(
    "scripts/build/generate.ts",
  )) as typeof import("../../scripts/build/generate.js");
  const linter = startBundleLinter();
  let lints = 0;
  const counted = {
    ...linter,
    lint: () => {
      lints += 1;
      return linter.lint();
    },
  };
  return {
    run: async () => (await generate(counted)).failures,
    lints: () => lints,
    close: () => linter.close(),
  };
}

/** A finding of the output: its file, a text of its line, and a part of its message. */
export type ExpectedFinding = readonly [file: string, text: string, message: string];

/** What is broken, how, and the findings that report it. */
export type BrokenInput = readonly [
  title: string,
  breakIt: (project: ProjectCopy) => void,
  findings: readonly ExpectedFinding[],
];

/**
 * Breaks spec/, generates, restores it, and expects the findings and nothing else: no stack trace, no path of a tool, and
 * generated/ unchanged.
 */
export async function expectClearMessage(
  project: ProjectCopy,
  generate: ResidentGenerate["run"],
  [, breakIt, findings]: BrokenInput,
): Promise<void> {
  const before = fingerprint(project.path("generated"));
  cpSync(project.path("spec"), project.path("spec.original"), { recursive: true });
  breakIt(project);
  const places = findings.map(([file, text]) => `${file}:${lineOf(project.path(file), text)}`);
  const output = (await generate()).join("\n");
  rmSync(project.path("spec"), { recursive: true });
  renameSync(project.path("spec.original"), project.path("spec"));

  const printed = [...output.matchAll(/^(\S+:\d+):\d+ {2}(.*)$/gm)];
  expect(printed.map(([, place]) => place)).toEqual(places);
  expect(printed.map(([, , message]) => message)).toEqual(
    findings.map(([, , message]) => expect.stringContaining(message)),
  );
  expect(output).not.toMatch(/\n\s+at |node_modules/);
  expect(fingerprint(project.path("generated"))).toBe(before);
}

function fingerprint(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const hash = createHash("sha256");
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort())
    hash.update(path).update(readFileSync(path));
  return hash.digest("hex");
}

/** The line that a text stands in first, counted from 1. */
function lineOf(path: string, text: string): number {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.findIndex((line) => line.includes(text)) + 1;
}
