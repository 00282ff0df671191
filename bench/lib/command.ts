import { availableParallelism, loadavg } from "node:os";
import { Command, InvalidArgumentError } from "commander";
import { stopProcesses } from "./processes.js";

/** The values of --runs. */
export const runsPattern = /^[1-9]\d{0,2}$/;

/** An option: its value by default, what a value looks like, and what it is. */
type Option = readonly [fallback: string, pattern: RegExp, about: string];

/** Reads the options of a script. An unknown option or an invalid value ends the process with one line and the usage. */
export function readOptions<Name extends string>(
  script: string,
  options: Readonly<Record<Name, Option>>,
): Readonly<Record<Name, string>> {
  const command = new Command(`npm run ${script} --`).showHelpAfterError();
  for (const [name, [fallback, pattern, about]] of Object.entries<Option>(options)) {
    const read = (value: string): string => {
      if (pattern.test(value)) return value;
      throw new InvalidArgumentError("");
    };
    command.option(`--${name} <value>`, about, read, fallback);
  }
  return command.parse().opts<Record<Name, string>>();
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
