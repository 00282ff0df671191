import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { recordedSeed, startSandbox, type SandboxLogEntry } from "../../src/sandbox.js";
import { recordedExchanges } from "../support/recordings.js";
import { call, tokenOf } from "../support/sandbox-calls.js";
import { runCommand, runToEnd, type Ending } from "./run-command.js";
import type { SampleLanguage } from "./sample-languages.js";

/** What came of a sample, and what the sandbox knows of it. */
export interface Trial {
  /** With the token of the sandbox's account. */
  readonly done: Ending;
  /** What it asked for then: "200 GET /v3/PROJECT/backups". */
  readonly asked: readonly string[];
  /** What the sandbox has afterwards, as the list shows it that the sample asks or adds to. */
  readonly listed: readonly Item[];
  /** What of it was not there before. */
  readonly made: readonly Item[];
  /** With a token that nobody has issued. */
  readonly refused: Ending;
  /** With the token as a shell gets it out of a header: a carriage return at its end. */
  readonly careless: Ending;
  /** The tokens, which are nobody else's business. */
  readonly tokens: readonly string[];
}

/** What tells one item of a list from another. */
export interface Item {
  readonly id: string;
  readonly name?: string;
  readonly status?: string;
}

const strange = "a-token-that-nobody-has-issued";

/** What the samples need to be there: the recorded answers, and the cluster that the recorded order is for. */
function seed(): ReturnType<typeof recordedSeed> {
  const ordered = recordedExchanges().flatMap(({ input }) => {
    const { cluster_id: id } = (input["snapshot"] ?? {}) as { readonly cluster_id?: string };
    return id === undefined ? [] : [{ id, name: "ordered" }];
  });
  const { clusters, ...rest } = recordedSeed();
  return { ...rest, clusters: [...clusters, ...ordered] };
}

/** Runs a sample as a reader would, three times, against a sandbox of its own. Only its base address is changed. */
export async function trySample(
  language: SampleLanguage,
  source: string,
  home: string,
  folder: string,
  list: string,
): Promise<Trial> {
  const log: SandboxLogEntry[] = [];
  const sandbox = await startSandbox({
    seed: seed(),
    creationMs: 0,
    onRequest: (entry) => log.push(entry),
  });
  try {
    const places = source.split(home);
    if (places.length !== 2)
      throw new Error(`The sample names its base address ${places.length - 1} times.\n${source}`);
    const place = language.label === "TypeScript" ? `endpoint: "${sandbox.url}"` : sandbox.url;
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, language.file), places.join(place));
    if (language.build) await runCommand(language.build, { folder });

    const token = await tokenOf(sandbox);
    const { projectId } = sandbox.account;
    const start = (value: string): Promise<Ending> => {
      const none = {
        HUAWEICLOUD_SDK_AK: "",
        HUAWEICLOUD_SDK_PROJECT_ID: "",
        OS_ACCESS_KEY: "",
        NO_PROXY: "127.0.0.1",
        no_proxy: "127.0.0.1",
      };
      return runToEnd(language.start, {
        folder,
        environment: { ...none, OS_TOKEN: value, OS_PROJECT_ID: projectId },
      });
    };
    const items = async (): Promise<readonly Item[]> =>
      itemsOf((await call(sandbox, { target: list, headers: { "x-auth-token": token } })).body);
    const before = await items();
    log.splice(0);
    const done = await start(token);
    const asked = log.map(
      ({ method, target, status }) => `${status} ${method} ${target.replace(projectId, "PROJECT")}`,
    );
    const listed = await items();
    return {
      done,
      asked,
      listed,
      made: listed.filter(({ id }) => !before.some((item) => item.id === id)),
      refused: await start(strange),
      careless: await start(`${token}\r`),
      tokens: [token, strange],
    };
  } finally {
    await sandbox.close();
  }
}

function itemsOf(answer: unknown): readonly Item[] {
  return Object.values(answer as object).find((member) => Array.isArray(member)) as readonly Item[];
}
