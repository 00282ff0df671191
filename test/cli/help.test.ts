import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { requestExamples as ddsRequests } from "../../generated/dds/examples.js";
import { requestExamples as dwsRequests } from "../../generated/dws/examples.js";
import { exitCodes } from "../../src/cli/exit-codes.js";
import { recordedSeed, type SandboxSeed } from "../../src/sandbox.js";
import { ownValue } from "../../src/values.js";
import { command, startCommandSandbox } from "../support/command.js";

/** The help of a command, and of those below it. */
async function* helpTexts(
  words: readonly string[],
): AsyncGenerator<{ readonly line: string; readonly text: string }> {
  const { exitCode, stdout, stderr } = await command([...words, "--help"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  yield { line: words.join(" "), text: stdout };
  const [, commands = ""] = /^(?:Commands|Operations of DWS):\n(.*)/ms.exec(stdout) ?? [];
  for (const [, name = ""] of commands.matchAll(/^ {2}([\w-]+)(?= |$)/gm))
    yield* helpTexts([...words, name]);
}

let texts: { readonly line: string; readonly text: string }[];
let folder: string;
let sandbox: Awaited<ReturnType<typeof startCommandSandbox>>;
beforeAll(async () => {
  texts = [];
  folder = mkdtempSync(join(tmpdir(), "help-"));
  for await (const text of helpTexts([])) texts.push(text);
  sandbox = await startCommandSandbox({ seed: exampleSeed() });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await sandbox.close();
});

/** The recorded seed, with what the examples name beside it. */
function exampleSeed(): SandboxSeed {
  const seed = recordedSeed();
  const cluster_id = "aaaaaaaa-1111-2222-3333-444444444444";
  const automated = { id: "automated-1", name: "automated-1", type: "AUTO", status: "AVAILABLE" };
  return {
    ...seed,
    clusters: [...seed.clusters, { id: cluster_id, name: "nightly-dwh" }],
    snapshots: [...seed.snapshots, { ...automated, cluster_id, size: 1 }],
  };
}

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

test("the help of every command has an example", () => {
  const without = texts.filter(({ text }) => !text.includes("\nExample:\n  $ hwbackup "));
  expect(without.map(({ line }) => line)).toEqual([]);
});

/** The recorded body of an operation, or of a command for it, whose flags have no example. */
function bodyOf(operationId: string): unknown {
  const examples = { ...dwsRequests, ...ddsRequests } as Readonly<
    Record<string, Readonly<Record<string, unknown>>>
  >;
  const name = operationId === "restore-new" ? "restoreNewInstance" : operationId;
  return Object.values(examples[name] ?? {})[0];
}

test("every example is a valid call, and those of tasks succeed", async () => {
  for (const { line, text } of texts) {
    const [, example = ""] = /\n {2}\$ hwbackup (.*)$/s.exec(text.trimEnd()) ?? [];
    if (/^sandbox |^doctor|^verify/.test(example)) continue;
    const words = [...example.matchAll(/'([^']*)'|[^\s\\]+/g)].map(
      ([word, quoted]) => quoted ?? word,
    );
    const [, operationId = ""] = words;
    const places = { "body.json": "-", "settings.yaml": "-", backups: folder };
    const args = words.map((word) => ownValue<string>(places, word) ?? word);
    const outcome = await sandbox.run(args, { input: JSON.stringify(bodyOf(operationId)) });
    const { exitCode, stderr } = outcome;
    // A recorded id may be of another cluster than those of the seed, which the service rejects.
    const isSent =
      exitCode === 0 ||
      // The recorded backups are old.
      (line === "status" && exitCode === exitCodes.overdue) ||
      (line.startsWith("call ") && /rejected with status/.test(stderr));
    expect({ example, stderr, isSent }).toEqual({ example, stderr, isSent: true });
  }
}, 30_000);

test("no option takes a secret, which the list of processes and the history of a shell would show", () => {
  const options = texts.flatMap(({ text }) =>
    [...text.matchAll(/^ {2}(?:-\w, )?--([\w.-]+)/gm)].map(([, name = ""]) => name),
  );
  const secret = /password|secret|token|access-key|private-key|credential/;
  const found = options.filter((name) => secret.test(name));
  expect(found).toContain("password-file");
  expect(found.filter((name) => !name.endsWith("-file"))).toEqual([]);
});
