// What the program does with its process, in this process; command-line.test.ts starts the program.
import type { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { runProcess } from "../../src/cli/process.js";

let written: Record<"stdout" | "stderr", string>;
/** Called after each text on the standard output. */
let onOutput: ((text: string) => void) | undefined;
beforeEach(() => {
  written = { stdout: "", stderr: "" };
  onOutput = undefined;
  for (const name of ["stdout", "stderr"] as const)
    jest.spyOn(process[name], "write").mockImplementation((text) => {
      written[name] += String(text);
      if (name === "stdout") onOutput?.(written.stdout);
      return true;
    });
});
/** The listeners that a program adds, which lasts as long as its process. */
const emitters: readonly (readonly [EventEmitter, string])[] = [
  [process, "SIGINT"],
  [process, "SIGTERM"],
  [process.stdout, "error"],
  [process.stderr, "error"],
];
const before = emitters.map(([emitter, event]) => new Set(emitter.listeners(event)));
afterEach(() => {
  jest.restoreAllMocks();
  for (const [index, [emitter, event]] of emitters.entries())
    for (const listener of emitter.listeners(event))
      if (!before[index]?.has(listener)) emitter.removeListener(event, listener as () => void);
});

test("the result is on the standard output, and an error on the standard error", async () => {
  expect([await runProcess(["complete", "--", "sna"]), written]).toEqual([
    0,
    { stdout: "snapshot\tmake, await, keep and restore snapshots\n", stderr: "" },
  ]);
  expect([await runProcess(["snapshots"]), written.stderr]).toEqual([
    2,
    "Unknown command 'snapshots'. Did you mean snapshot? See hwbackup --help.\n",
  ]);
});

/** Runs a sandbox until it is ready, and then does something. */
async function whileReady(act: () => void): Promise<number> {
  onOutput = (text) => {
    if (!text.includes("Ctrl-C stops it.")) return;
    onOutput = undefined;
    setImmediate(act);
  };
  return await runProcess(["sandbox", "--port", "0"]);
}

test.each(["SIGINT", "SIGTERM"])("%s ends a command", async (signal) => {
  expect(await whileReady(() => process.emit(signal as NodeJS.Signals))).toBe(0);
  expect(written.stderr).toBe("");
});

test.each([
  ["EPIPE", 0, ""],
  ["ENOSPC", 1, "The output cannot be written (ENOSPC).\n"],
])("an output that fails with %s ends a command with %i", async (code, exitCode, message) => {
  const fail = (each: string) =>
    process.stdout.emit("error", Object.assign(new Error(each), { code: each }));
  expect(
    await whileReady(() => {
      fail(code);
      fail("ELATER");
      process.stderr.emit("error", new Error("closed"));
    }),
  ).toBe(exitCode);
  expect(written.stderr).toBe(message);
});
