import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startSandbox, type SandboxSeed } from "../../src/sandbox.js";
import { startRecorder, type RecordedCall } from "../support/recorder.js";
import { tokenOf } from "../support/sandbox-calls.js";
import { runCommand, runToEnd, type Ending } from "./run-command.js";
import type { SampleLanguage } from "./sample-languages.js";

/** The runs of a sample. */
export interface Trial {
  /** The run with the token of the sandbox's account. */
  readonly run: Ending;
  /** The calls of that run. */
  readonly calls: readonly RecordedCall[];
  /** The run with an invalid token, and the one with a token that ends with a carriage return, as a shell reads it. */
  readonly failures: readonly Ending[];
  /** The tokens, which no output may contain. */
  readonly tokens: readonly string[];
}

/** A sample and its place. */
export interface Sample {
  readonly language: SampleLanguage;
  readonly source: string;
  /** The text of the base URL in the source. */
  readonly baseUrl: string;
  readonly folder: string;
  /** What the sandbox has to contain for the call to succeed. */
  readonly seed: SandboxSeed;
  readonly operationId: string;
  /** What the sandbox responds in place of its own response. */
  readonly response: object | undefined;
  /** Whether it also runs with tokens that fail. */
  readonly fails: boolean;
}

const invalidToken = "an-invalid-token";

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

/** Runs a sample against its own sandbox. Only the base URL of the sample is changed. */
export async function trySample(sample: Sample): Promise<Trial> {
  const { language, folder, seed, operationId, response, fails } = sample;
  const sandbox = await startSandbox({ seed, creationMs: 0 });
  const recorder = await startRecorder(sandbox.url);
  try {
    await writeSample(sample, recorder.url);
    const token = await tokenOf(sandbox);
    const environment = {
      HUAWEICLOUD_SDK_AK: "",
      HUAWEICLOUD_SDK_PROJECT_ID: "",
      OS_ACCESS_KEY: "",
      OS_PROJECT_ID: sandbox.account.projectId,
      NO_PROXY: "127.0.0.1",
      no_proxy: "127.0.0.1",
    };
    const start = (OS_TOKEN: string): Promise<Ending> =>
      runToEnd(language.start, { folder, environment: { ...environment, OS_TOKEN } });
    if (response !== undefined)
      sandbox.fail({ operation: operationId, status: 200, body: response });
    const run = await start(token);
    const calls = [...recorder.calls];
    const failures = fails ? [await start(invalidToken), await start(`${token}\r`)] : [];
    return { run, calls, failures, tokens: [token, invalidToken] };
  } finally {
    await recorder.close();
    await sandbox.close();
  }
}
