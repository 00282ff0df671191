import { expect, test } from "@jest/globals";
import { readArguments } from "../../src/cli/read-arguments.js";
import { startSandbox } from "../../src/sandbox.js";

test("applies the defaults", () => {
  expect(readArguments(["sandbox"])).toEqual({
    name: "sandbox",
    port: 8080,
    host: "127.0.0.1",
    creationMs: undefined,
    offsetUnit: undefined,
    seed: undefined,
    quiet: false,
  });
});

test("reads options before and after the command, with their value in the next argument or after an equals sign", () => {
  const args = [
    "--port=0",
    "sandbox",
    "--creation-ms",
    "10",
    "--offset-unit=item",
    "--seed",
    "a.json",
    "--host",
    "::1",
    "--quiet",
  ];
  expect(readArguments(args)).toEqual({
    name: "sandbox",
    port: 0,
    host: "::1",
    creationMs: 10,
    offsetUnit: "item",
    seed: "a.json",
    quiet: true,
  });
});

test.each([
  [["--port", "65536"], '--port must be a whole number from 0 to 65535 and is "65536".'],
  [["--port", "80a"], '--port must be a whole number from 0 to 65535 and is "80a".'],
  [["--port=-1"], '--port must be a whole number from 0 to 65535 and is "-1".'],
  [
    ["--requests-per-second", "0"],
    '--requests-per-second must be a whole number from 1 to 1000000 and is "0".',
  ],
  [["--port"], "--port needs a value: see huaweicloud-dws-dds --help."],
  [["--port", "--quiet"], "--port needs a value: see huaweicloud-dws-dds --help."],
  [["--host="], "--host needs a value: see huaweicloud-dws-dds --help."],
  [
    ["--creation-ms", "1.5"],
    '--creation-ms must be a whole number from 0 to 2147483647 and is "1.5".',
  ],
  [["--offset-unit", "pages"], '--offset-unit must be page or item and is "pages".'],
  [["--quiet=yes"], "--quiet takes no value: see huaweicloud-dws-dds --help."],
  [["--constructor"], "There is no option --constructor: see huaweicloud-dws-dds --help."],
  [["-p", "1"], "There is no option -p: see huaweicloud-dws-dds --help."],
  [
    ["8080"],
    'sandbox takes only options, and "8080" is not an option: see huaweicloud-dws-dds --help.',
  ],
])("rejects sandbox %j with a message and exit code 2", (args, message) => {
  expect(() => readArguments(["sandbox", ...args])).toThrow(
    expect.objectContaining({ message, exitCode: 2 }),
  );
});

test.each([
  ["port", "0", "65535"],
  ["creation-ms", "0", "2147483647"],
  ["requests-per-second", "1", "1000000"],
])("the sandbox accepts the bounds of --%s", async (option, ...bounds) => {
  for (const bound of bounds) {
    const command = readArguments(["sandbox", `--${option}=${bound}`]);
    if (command.name !== "sandbox") throw new Error("This is another command.");
    const { creationMs, requestsPerSecond } = command;
    await (await startSandbox({ creationMs, requestsPerSecond })).close();
  }
});
