import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { requestExamples as ddsRequests } from "../../generated/dds/examples.js";
import { requestExamples as dwsRequests } from "../../generated/dws/examples.js";
import { recordedSeed, type SandboxSeed } from "../../src/sandbox.js";
import { ownValue } from "../../src/values.js";
import { command } from "./command.js";

/** The help of a command. */
export interface CommandHelp {
  /** The words that call the command; empty for the program. */
  readonly line: string;
  readonly text: string;
}

/** The help of a command, and of those below it. */
export async function helpTexts(words: readonly string[] = []): Promise<readonly CommandHelp[]> {
  const { exitCode, stdout, stderr } = await command([...words, "--help"]);
  if (exitCode !== 0) throw new Error(`${words.join(" ")} --help failed: ${stderr}`);
  const [, commands = ""] = /^(?:Commands|Operations of DWS):\n(.*)/ms.exec(stdout) ?? [];
  const names = [...commands.matchAll(/^ {2}([\w-]+)(?= |$)/gm)].map(([, name = ""]) => name);
  const texts = [{ line: words.join(" "), text: stdout }];
  // One after the other: jest cannot load a module twice at the same time.
  for (const name of names) texts.push(...(await helpTexts([...words, name])));
  return texts;
}

/**
 * The arguments of the example in a help. Its files are in a folder: that of downloads, and the recorded body of the operation,
 * which is written there.
 */
export function exampleIn({ text }: CommandHelp, folder: string): readonly string[] {
  const [, example = ""] = /\n {2}\$ hwbackup (.*)$/s.exec(text.trimEnd()) ?? [];
  const words = [...example.matchAll(/'([^']*)'|[^\s\\]+/g)].map(
    ([word, quoted]) => quoted ?? word,
  );
  const [, word = ""] = words;
  const operationId = word === "restore-new" ? "restoreNewInstance" : word;
  const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    ...dwsRequests,
    ...ddsRequests,
  };
  const file = join(folder, "body.json");
  writeFileSync(file, JSON.stringify(Object.values(bodies[operationId] ?? {})[0] ?? {}));
  const places = { "body.json": file, "settings.yaml": file, backups: folder };
  return words.map((each) => ownValue<string>(places, each) ?? each);
}

/** The recorded seed, with what the examples name beside it. */
export function exampleSeed(): SandboxSeed {
  const seed = recordedSeed();
  const cluster_id = "aaaaaaaa-1111-2222-3333-444444444444";
  const id = "bbbbbbbb-1111-2222-3333-444444444444";
  const automated = { id, name: "automated-1", type: "AUTO", status: "AVAILABLE" };
  return {
    ...seed,
    clusters: [...seed.clusters, { id: cluster_id, name: "nightly-dwh" }],
    snapshots: [...seed.snapshots, { ...automated, cluster_id, size: 1 }],
  };
}
