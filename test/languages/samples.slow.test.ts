// Runs the code samples of the built API reference as a reader would.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { operationsOf } from "../../scripts/spec/description.js";
import { serviceNames } from "../../scripts/build/project.js";
import { pageDescription, pageLanguages, samplesIn } from "../support/page-description.js";
import { isInstalled, runCommand } from "./run-command.js";
import { sampleExpectations, type SampleExpectation } from "./sample-expectations.js";
import { sampleLanguages, type SampleLanguage } from "./sample-languages.js";
import { trySample, type Trial } from "./sample-trial.js";

const expectations = sampleExpectations();
/** One operation of each form. */
const ofEachForm = [...new Map(expectations.map((one) => [one.form, one])).values()];
const descriptions = new Map(serviceNames().map((service) => [service, pageDescription(service)]));

test("every operation of the pages has a sample in every tested language", () => {
  const operations = [...descriptions.values()].flatMap((description) =>
    operationsOf(description).map(({ object }) => object.operationId),
  );
  expect(operations.length).toBeGreaterThan(0);
  expect(expectations.map(({ operationId }) => operationId).sort()).toEqual(operations.sort());
  const labels = sampleLanguages.map(({ label }) => label);
  for (const [service, description] of descriptions) {
    expect(pageLanguages(service)).toEqual(labels);
    for (const { object } of operationsOf(description))
      expect(samplesIn(description, object.operationId).map(({ label }) => label)).toEqual(labels);
  }
});

let root = "";
/** By language and operation. They start together, so that no language waits for another. */
const trials = new Map<string, Promise<Trial>>();

function tryInFolder(language: SampleLanguage, expectation: SampleExpectation): Promise<Trial> {
  const { service, operationId } = expectation;
  const fails = ofEachForm.includes(expectation);
  const samples = samplesIn(pageDescription(service), operationId);
  const { source = "" } = samples.find(({ label }) => label === language.label) ?? {};
  const baseUrl =
    language.label === "TypeScript"
      ? 'region: "eu-west-101"'
      : `https://${service}.eu-west-101.myhuaweicloud.eu`;
  const folder = join(root, language.label, operationId);
  return trySample({ ...expectation, language, source, baseUrl, folder, fails });
}

let free = availableParallelism();
const waiting: (() => void)[] = [];

/** Runs work as soon as a processor is free. */
async function whenFree<Result>(work: () => Promise<Result>): Promise<Result> {
  if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
  else free -= 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "samples-"));
  for (const language of sampleLanguages.filter(isInstalled)) {
    await mkdir(join(root, language.label));
    await language.prepare?.(join(root, language.label));
    for (const expectation of expectations) {
      const trial = whenFree(() => tryInFolder(language, expectation));
      trial.catch(() => undefined); // The tests of this sample report it.
      trials.set(`${language.label} ${expectation.operationId}`, trial);
    }
  }
});
afterAll(async () => {
  await Promise.allSettled(trials.values());
  await rm(root, { recursive: true, force: true });
});

describe.each(sampleLanguages)("The $label sample", (language) => {
  const { label, tool, file, checks } = language;
  if (!isInstalled(language) && !process.env["CI"]) {
    test.skip(`skipped: this machine lacks ${tool}`, () => undefined);
    return;
  }

  async function trialOf(operationId: string): Promise<Trial> {
    const trial = trials.get(`${label} ${operationId}`);
    if (!trial) throw new Error(`This machine lacks ${tool}, and CI skips nothing.`);
    return trial;
  }

  test.each(expectations)(
    "of $operationId sends the documented request and prints the response",
    async ({ operationId, request, successes, shown }) => {
      const { run, calls } = await trialOf(operationId);
      expect(run).toEqual({ status: 0, stderr: "", stdout: expect.any(String) });
      const [first, ...further] = calls;
      const target = first?.target.replace(/(?<=^\/[^/]+\/)[^/]+/, "PROJECT");
      expect(`${first?.method} ${target}`).toBe(request);
      expect(successes).toContain(first?.status);
      // The pager of the TypeScript sample also asks for the page that follows a short one, since a service may have a limit.
      expect(further.length).toBeLessThanOrEqual(label === "TypeScript" ? 1 : 0);
      const path = (text = ""): string | undefined => text.split("?")[0];
      expect(further.filter((call) => path(call.target) !== path(first?.target))).toEqual([]);
      const printed = first?.body ? shown(JSON.parse(first.body)) : [];
      // A response without content: the samples print that the call has succeeded.
      const success = label === "TypeScript" ? "done" : String(first?.status);
      const texts = printed.length > 0 ? printed : [success];
      expect(texts.filter((text) => !run.stdout.includes(text))).toEqual([]);
    },
  );

  test.each(ofEachForm)(
    "of $operationId ($form) fails with the status and the code of an error response, and prints no token",
    async ({ operationId }) => {
      const { run, failures, tokens } = await trialOf(operationId);
      const [unauthorized] = failures;
      expect(unauthorized?.status).not.toBe(0);
      const [printed = ""] = failures.map(({ stdout, stderr }) => stdout + stderr);
      expect(printed).toContain("401");
      expect(printed).toContain("APIGW.0301");
      const all = [run, ...failures].map(({ stdout, stderr }) => stdout + stderr).join("\n");
      expect(tokens.filter((token) => all.includes(token))).toEqual([]);
    },
  );

  if (checks.length === 0) return;
  test.each(checks)("of every operation $behaviour", async ({ commands }) => {
    await Promise.all(expectations.map(({ operationId }) => trialOf(operationId)));
    const samples = expectations.map(({ operationId }) => `${operationId}/${file}`);
    for (const command of commands(samples))
      expect(await runCommand(command, { folder: join(root, label) })).toBe("");
  });
});
