import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { inProject } from "../../scripts/build/project.js";
import { exitCodes } from "../../src/cli/exit-codes.js";
import { exampleIn, exampleSeed, helpTexts, type CommandHelp } from "../support/command-help.js";
import { command, startCommandSandbox, type CommandOutcome } from "../support/command.js";
import { publishedDescription } from "../support/recordings.js";

interface Example extends CommandHelp {
  readonly outcome: CommandOutcome;
}

let texts: readonly CommandHelp[];
/** Those of all commands but the ones that need a network or do not end. */
const examples: Example[] = [];
beforeAll(async () => {
  texts = await helpTexts();
  const folder = mkdtempSync(join(tmpdir(), "help-"));
  const sandbox = await startCommandSandbox({ seed: exampleSeed() });
  for (const help of texts) {
    if (help.line === "sandbox") continue;
    // Other formats than JSON have tests of their own.
    const json = exampleIn(help, folder).map((word) => word.replace(/^(csv|prometheus)$/, "json"));
    examples.push({ ...help, outcome: await sandbox.run(json) });
  }
  await sandbox.close();
  rmSync(folder, { recursive: true });
}, 60_000);

test("the help of every command fits a screen", () => {
  expect(texts.length).toBeGreaterThan(40);
  for (const { line, text } of texts) {
    const lines = text.trimEnd().split("\n");
    expect({ line, tooLong: lines.filter((each) => each.length > 80) }).toEqual({
      line,
      tooLong: [],
    });
    // The list of operations grows with the descriptions.
    const others = line === "call" ? lines.filter((each) => !/^ {2}[a-z]+[A-Z]/.test(each)) : lines;
    expect({ line, fits: others.length <= 48 }).toEqual({ line, fits: true });
  }
});

test("the help of the program and of each command but those for operations is the reviewed one", () => {
  const own = texts.filter(({ line }) => !line.startsWith("call"));
  expect(
    own.map(({ line, text }) => `$ hwbackup ${line} --help\n${text}`).join("\n"),
  ).toMatchSnapshot();
});

test.each(["deleteSnapshot", "restoreInstance"])(
  "the help of the operation %s is the reviewed one",
  (operation) => {
    expect(texts.find(({ line }) => line === `call ${operation}`)?.text).toMatchSnapshot();
  },
);

test("the examples of operations have what each of them needs", () => {
  const operations = [
    ...["listSnapshots", "createSnapshot", "createSnapshotPolicy", "checkTableRestore"],
    ...["restoreCluster", "deleteSnapshotPolicy", "listBackups", "createManualBackup"],
    ...["setBackupPolicy", "restoreInstance", "restoreNewInstance", "showJobDetail"],
  ];
  const examples = operations.map(
    (operation) =>
      texts.find(({ line }) => line === `call ${operation}`)?.text.split("Example:\n")[1],
  );
  expect(examples.join("")).toMatchSnapshot();
});

test("-h prints the help, too", async () => {
  for (const words of [[], ["snapshot", "ensure"], ["call", "listBackups"]]) {
    const [short, long] = [await command([...words, "-h"]), await command([...words, "--help"])];
    expect(short).toEqual(long);
    expect(short.exitCode).toBe(exitCodes.done);
  }
});

test("the help of every command has an example", () => {
  const without = texts.filter(({ text }) => !text.includes("\nExample:\n  $ hwbackup "));
  expect(without.map(({ line }) => line)).toEqual([]);
});

test("every example is a valid call, and those of tasks succeed", () => {
  expect(examples.length).toBeGreaterThan(40);
  for (const { line, outcome } of examples) {
    const { exitCode, stderr } = outcome;
    const isExpected =
      exitCode === exitCodes.done ||
      // The recorded backups are old.
      (line === "status" && exitCode === exitCodes.overdue) ||
      // A recorded id may be of another cluster than those of the seed, which the service rejects.
      (line.startsWith("call ") && /rejected with status/.test(stderr));
    expect({ line, stderr, isExpected }).toEqual({ line, stderr, isExpected: true });
  }
});

test("the JSON of every command has the form that command-output.json defines for it", () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const service of ["dws", "dds"])
    ajv.addSchema(publishedDescription(service), `generated/openapi/${service}.json`);
  const schema = JSON.parse(readFileSync(inProject("src/cli/command-output.json"), "utf8")) as {
    readonly $defs: Readonly<Record<string, object>>;
  };
  ajv.addSchema(schema, "command-output.json");
  const printed = examples.filter(({ outcome }) => /^[[{]/.test(outcome.stdout));
  const named = printed.map(({ line, text, outcome }) => ({
    // The example of a group is that of one of its commands.
    name: /\n {2}\$ hwbackup (call|\S+(?: [a-z][\w-]*)?)/.exec(text)?.[1] ?? line,
    result: JSON.parse(outcome.stdout) as unknown,
  }));
  for (const { name, result } of named) {
    const pointer = `command-output.json#/$defs/${encodeURIComponent(name)}`;
    expect({ name, isDefined: Object.hasOwn(schema.$defs, name) }).toEqual({
      name,
      isDefined: true,
    });
    const isValid = ajv.validate({ $ref: pointer }, result);
    expect({ name, isValid, errors: ajv.errors }).toEqual({ name, isValid: true, errors: null });
  }
  const withoutResult = Object.keys(schema.$defs)
    .filter((name) => texts.some(({ line }) => line === name))
    .filter((name) => !named.some((each) => each.name === name));
  expect(withoutResult).toEqual([]);
});

test("no option takes a secret, which the list of processes and the history of a shell would show", () => {
  const options = texts.flatMap(({ text }) =>
    [...text.matchAll(/^ {2}(?:-\w, )?--([\w.-]+)/gm)].map(([, name = ""]) => name),
  );
  const secret = /password|secret|token|access-key|private-key|credential/;
  const found = options.filter((name) => secret.test(name));
  expect(found).toContain("password-file");
  expect(found.filter((name) => !name.endsWith("-file"))).toEqual([]);
});

test.each([
  ["createSnapshotPolicy", /^ {2}--server-ips <text> .*(\n {4,}.*)*\(can be repeated\)/m],
  ["createSnapshotPolicy", /^ {2}--backup-strategies <json> /m],
  ["createSnapshotPolicy", /^ {2}--keep-day <number> /m],
  ["restoreNewInstance", /^ {2}--password-file <file> /m],
  ["restoreTable", /^ {2}--case-sensitive <true\|false> /m],
  ["listBackups", /^ {2}--backup-type <text> .*\(Auto, Manual\)$/m],
])("the help of %s says what an option takes: %p", (operation, expected) => {
  expect(texts.find(({ line }) => line === `call ${operation}`)?.text).toMatch(expected);
});
