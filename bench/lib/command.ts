import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { stopProcesses } from "./processes.js";

/** Reads string options; an unknown one ends the process with one line, the usage and status 2. */
export function readOptions<Name extends string>(
  defaults: Readonly<Record<Name, string>>,
  usage: string,
): Readonly<Record<Name, string>> {
  const names = Object.keys(defaults).map((name) => [name, { type: "string" }] as const);
  try {
    return { ...defaults, ...parseArgs({ options: Object.fromEntries(names) }).values };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nUsage: ${usage}`);
    process.exit(2);
  }
}

/** The value of --runs. */
export function numberOfRuns(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new Error(`--runs must be a whole number from 1 to 999 and is ${JSON.stringify(text)}.`);
}

/** Prepares, prints what is measured and then each table as soon as it is measured, and stops every process at the end. */
export async function runBenchmark(
  prepare: () => string,
  tables: () => AsyncGenerator<string>,
): Promise<void> {
  try {
    const subject = prepare();
    // Other work on the processors makes the figures less exact.
    const load = (loadavg()[0] ?? 0).toFixed(1);
    console.log(`${availableParallelism()} processors, Node ${process.version}, load ${load}`);
    console.log(`${subject}\n`);
    for await (const text of tables()) console.log(`${text}\n`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    stopProcesses();
  }
}
