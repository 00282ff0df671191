/** What the benchmark has given this process. */
export function workerInput<Input>(): Input {
  return JSON.parse(process.argv[2] ?? "{}") as Input;
}

/** Gives the benchmark what this process has found; a process with nothing left to do then ends. */
export function answer(value: unknown): void {
  process.send?.(value, () => process.channel?.unref());
}

/** Progress, where it does not mix with the tables. */
export function tell(line: string): void {
  console.error(`  … ${line}`);
}
