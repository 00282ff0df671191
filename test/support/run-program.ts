// Runs the programs that the documentation shows, in the process of the test.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format } from "node:util";
import { jest } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import type { Sandbox } from "../../src/sandbox.js";
import { variablesOf } from "./command.js";
import { useFastDelays } from "./fast-delays.js";
import { blocksOf, readGuides } from "./guides.js";

/** What a program printed, line by line, and its exit code. */
export interface Run {
  readonly output: readonly string[];
  readonly errors: readonly string[];
  readonly exitCode: number;
}

/** Each import of another query evaluates a program again, but not what it imports. */
let imports = 0;

/** Runs a TypeScript program in its folder, with the variables of a sandbox. */
export async function runProgram(
  file: string,
  sandbox: Sandbox,
  args: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const { argv, env, exitCode } = process;
  const folder = process.cwd();
  const written = { log: [] as string[], error: [] as string[] };
  for (const stream of ["log", "error"] as const)
    jest
      .spyOn(console, stream)
      .mockImplementation((...parts) => void written[stream].push(format(...parts)));
  const stop = useFastDelays();
  try {
    process.argv = [...argv.slice(0, 2), ...args];
    process.env = { ...variablesOf(sandbox), ...variables };
    process.exitCode = 0;
    process.chdir(dirname(file));
    await import(`${file}?${(imports += 1)}`);
    return { output: written.log, errors: written.error, exitCode: process.exitCode };
  } finally {
    stop();
    process.chdir(folder);
    jest.restoreAllMocks();
    Object.assign(process, { argv, env, exitCode });
  }
}

/** Runs the first program of a guide. */
export function runGuideProgram(
  guide: string,
  sandbox: Sandbox,
  args?: readonly string[],
): Promise<Run> {
  const { text = "" } = readGuides().find(({ file }) => file === guide) ?? {};
  const [program] = blocksOf(text, "ts");
  if (program === undefined) throw new Error(`The guide ${guide} has no program.`);
  const file = join(inProject("build/guides"), `${guide}.ts`);
  mkdirSync(dirname(file), { recursive: true });
  const source = program.replace(/"huaweicloud-dws-dds(\/\w+)?"/g, (_, path = "/index") =>
    JSON.stringify(`../../src${path}.js`),
  );
  writeFileSync(file, source);
  return runProgram(file, sandbox, args);
}
