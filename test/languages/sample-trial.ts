import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { recordedSeed, startSandbox, type SandboxLogEntry } from "../../src/sandbox.js";
import { recordedExchanges } from "../support/recordings.js";
import { call, tokenOf } from "../support/sandbox-calls.js";
import { runCommand, runToEnd, type Ending } from "./run-command.js";
import type { SampleLanguage } from "./sample-languages.js";

/** The three runs of a sample, and the data of the sandbox after the first. */
export interface Trial {
  /** The run with the token of the sandbox's account. */
  readonly run: Ending;
  /** The requests of that run: "200 GET /v3/PROJECT/backups". */
  readonly requests: readonly string[];
  /** The items of the list that the sample reads or adds to, after that run. */
  readonly listed: readonly Item[];
  /** Those that did not exist before. */
  readonly created: readonly Item[];
  /** The run with an invalid token. */
  readonly unauthorized: Ending;
  /** The run with a token that ends with a carriage return, as a shell reads it from a header. */
  readonly malformed: Ending;
  /** The tokens, which no output may contain. */
  readonly tokens: readonly string[];
}

/** What identifies an item of a list in the output of a sample. */
export interface Item {
  readonly id: string;
  readonly name?: string;
  readonly status?: string;
}

/** A sample and its place. */
export interface Sample {
  readonly language: SampleLanguage;
  readonly source: string;
  /** The text of the base URL in the source. */
  readonly baseUrl: string;
  readonly folder: string;
  /** The path of the list that shows the data of the sandbox. */
  readonly list: string;
}

const invalidToken = "an-invalid-token";

/** The recorded examples, and the cluster of the recorded request that creates a snapshot. */
function seed(): ReturnType<typeof recordedSeed> {
  const named = recordedExchanges().flatMap(({ input }) => {
    const { cluster_id: id } = (input["snapshot"] ?? {}) as { readonly cluster_id?: string };
    return id === undefined ? [] : [{ id, name: "recorded" }];
  });
  const { clusters, ...rest } = recordedSeed();
  return { ...rest, clusters: [...clusters, ...named] };
}

/** Writes a sample with another base URL, and compiles it. */
async function writeSample(
  { language, source, baseUrl, folder }: Sample,
  sandboxUrl: string,
): Promise<void> {
  const parts = source.split(baseUrl);
  if (parts.length !== 2)
    throw new Error(`The sample contains its base URL ${parts.length - 1} times.\n${source}`);
  const replacement = language.label === "TypeScript" ? `endpoint: "${sandboxUrl}"` : sandboxUrl;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, language.file), parts.join(replacement));
  if (language.build) await runCommand(language.build, { folder });
}

/** Runs a sample three times against its own sandbox. Only the base URL of the sample is changed. */
export async function trySample(sample: Sample): Promise<Trial> {
  const { language, folder, list } = sample;
  const log: SandboxLogEntry[] = [];
  const sandbox = await startSandbox({
    seed: seed(),
    creationMs: 0,
    onRequest: (entry) => log.push(entry),
  });
  try {
    await writeSample(sample, sandbox.url);
    const token = await tokenOf(sandbox);
    const { projectId } = sandbox.account;
    const environment = {
      HUAWEICLOUD_SDK_AK: "",
      HUAWEICLOUD_SDK_PROJECT_ID: "",
      OS_ACCESS_KEY: "",
      OS_PROJECT_ID: projectId,
      NO_PROXY: "127.0.0.1",
      no_proxy: "127.0.0.1",
    };
    const start = (OS_TOKEN: string): Promise<Ending> =>
      runToEnd(language.start, { folder, environment: { ...environment, OS_TOKEN } });
    const items = async (): Promise<readonly Item[]> =>
      itemsOf((await call(sandbox, { target: list, headers: { "x-auth-token": token } })).body);
    const before = await items();
    log.splice(0);
    const run = await start(token);
    const requests = log.map(
      ({ method, target, status }) => `${status} ${method} ${target.replace(projectId, "PROJECT")}`,
    );
    const listed = await items();
    return {
      run,
      requests,
      listed,
      created: listed.filter(({ id }) => !before.some((item) => item.id === id)),
      unauthorized: await start(invalidToken),
      malformed: await start(`${token}\r`),
      tokens: [token, invalidToken],
    };
  } finally {
    await sandbox.close();
  }
}

function itemsOf(body: unknown): readonly Item[] {
  return Object.values(body as object).find((value) => Array.isArray(value)) as readonly Item[];
}
