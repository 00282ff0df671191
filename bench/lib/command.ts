import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { stopProcesses } from "./processes.js";

/** The values of --runs. */
export const runsPattern = /^[1-9]\d{0,2}$/;

/** Reads string options. An unknown option or an invalid value ends the process with one line, the usage and status 2. */
export function readOptions<Name extends string>(
  defaults: Readonly<Record<Name, string>>,
  patterns: Readonly<Record<Name, RegExp>>,
  usage: string,
): Readonly<Record<Name, string>> {
  const names = Object.keys(defaults) as Name[];
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" } as const]));
  try {
    const values = { ...defaults, ...parseArgs({ options }).values };
    const invalid = names.find((name) => !patterns[name].test(values[name]));
    if (invalid === undefined) return values;
    throw new Error(`--${invalid} cannot be ${JSON.stringify(values[invalid])}.`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nUsage: ${usage}`);
    process.exit(2);
  }
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
