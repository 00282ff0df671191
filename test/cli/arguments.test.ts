import { expect, test } from "@jest/globals";
import { startSandbox } from "../../src/sandbox.js";
import { command } from "../support/command.js";

/** Ends the sandbox at once, if it starts. */
const signal = AbortSignal.abort();
const sandbox = (...args: readonly string[]) => command(["sandbox", ...args], { signal });

test.each([
  [["--port", "65536"], "a whole number from 0 to 65535"],
  [["--port", "80a"], "a whole number from 0 to 65535"],
  [["--port=-1"], "a whole number from 0 to 65535"],
  [["--requests-per-second", "0"], "a whole number from 1 to 1000000"],
  [["--creation-ms", "1.5"], "a whole number from 0 to 2147483647"],
  [["--port", "--seed"], "given before the next option"],
  [["--host", "-x"], "given before the next option"],
  [["--host="], "a value that is not empty"],
])("sandbox %j is a usage error that says what the value must be", async (args, expected) => {
  const { exitCode, stdout, stderr } = await sandbox(...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(
    /^Option '--[^\n]*' is invalid\. It must be [^\n]+ See hwbackup sandbox --help\.\n$/,
  );
  expect(stderr).toContain(expected);
});

test.each([
  [["sandboxes"], "Unknown command 'sandboxes'. Did you mean sandbox? See hwbackup --help.\n"],
  [
    ["sandbox", "--ports", "1"],
    "Unknown option '--ports'. Did you mean --port? See hwbackup sandbox --help.\n",
  ],
  [["an error: x"], "Unknown command 'an error: x'. See hwbackup --help.\n"],
  [
    ["sandbox", "--offset-unit", "unknown option 'a=b"],
    "Option '--offset-unit <unit>' argument 'unknown option 'a=b' is invalid. Allowed choices are page, item. See hwbackup sandbox --help.\n",
  ],
  [["sandbox", "-p", "1"], "Unknown option '-p'. See hwbackup sandbox --help.\n"],
  [["sandbox", "--constructor"], "Unknown option '--constructor'. See hwbackup sandbox --help.\n"],
  [
    ["sandbox", "--port"],
    "Option '--port <number>' argument missing. See hwbackup sandbox --help.\n",
  ],
  [
    ["sandbox", "8080"],
    "Too many arguments for 'sandbox'. Expected 0 arguments but got 1. See hwbackup sandbox --help.\n",
  ],
  [
    ["sandbox", "--offset-unit", "pages"],
    "Option '--offset-unit <unit>' argument 'pages' is invalid. Allowed choices are page, item. See hwbackup sandbox --help.\n",
  ],
])("%j is a usage error of one line", async (args, stderr) => {
  expect(await command(args, { signal })).toEqual({ exitCode: 2, stdout: "", stderr });
});

test.each([
  ["--log-format json call listBackups --limit ten", "--limit"],
  ["call listBackups --limits 10 --log-format json", "--limits"],
])("a usage error in %s is one line of JSON", async (line, option) => {
  const { exitCode, stderr } = await command(line.split(" "));
  expect(exitCode).toBe(2);
  expect(JSON.parse(stderr)).toEqual({
    ...{ time: expect.any(String), level: "error", message: expect.stringContaining(option) },
  });
});

test("global options can stand before and after the command", async () => {
  const before = await command(["--quiet", "sandbox", "--port=0"], { signal });
  const after = await sandbox("--port", "0", "--quiet");
  for (const { exitCode, stdout } of [before, after]) {
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Ctrl-C stops it\.\n\n$/);
  }
});

test.each([
  ["creationMs", 0, 2_147_483_647],
  ["requestsPerSecond", 1, 1_000_000],
])("the sandbox accepts the bounds that the command has for %s", async (option, ...bounds) => {
  for (const bound of bounds) {
    const started = await startSandbox({ [option]: bound });
    expect(started.url).toMatch(/^http:/);
    await started.close();
  }
});

test("a port that is in use is an error of one line", async () => {
  const other = await startSandbox();
  const { host, port } = new URL(other.url);
  expect(await sandbox("--port", port)).toEqual({
    ...{ exitCode: 2, stdout: "" },
    stderr: `The sandbox cannot listen on ${host}: another program uses this port; choose another one, or 0 for any free port (EADDRINUSE).\n`,
  });
  await other.close();
});
