// The samples of the reference, taken out of the built page and run as a reader would, so that none of them can rot.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { operationsOf } from "../../scripts/spec/description.js";
import { serviceNames } from "../../scripts/build/project.js";
import { pageDescription, pageLanguages, samplesIn } from "../support/page-description.js";
import { isInstalled } from "./is-installed.js";
import { limited } from "./limited.js";
import { runCommand } from "./run-command.js";
import { sampleExpectations } from "./sample-expectations.js";
import { sampleLanguages } from "./sample-languages.js";
import { trySample, type Trial } from "./try-sample.js";

const expectations = sampleExpectations();
const descriptions = new Map(serviceNames().map((service) => [service, pageDescription(service)]));

test("every operation of the pages is tried, in every language that it has samples in", () => {
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

const turn = limited(availableParallelism());
let root = "";
/** By language and operation; begun together, for the languages wait for one another otherwise. */
const trials = new Map<string, Promise<Trial>>();

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "samples-"));
  for (const language of sampleLanguages.filter(isInstalled)) {
    await mkdir(join(root, language.label));
    await language.furnish?.(join(root, language.label));
    for (const { operationId, service, list } of expectations) {
      const trial = turn(async () => {
        const { source = "" } =
          samplesIn(pageDescription(service), operationId).find(
            ({ label }) => label === language.label,
          ) ?? {};
        const home =
          language.label === "TypeScript"
            ? 'region: "eu-west-101"'
            : `https://${service}.eu-west-101.myhuaweicloud.eu`;
        return trySample(language, source, home, join(root, language.label, operationId), list);
      });
      trial.catch(() => undefined); // The tests of this sample tell.
      trials.set(`${language.label} ${operationId}`, trial);
    }
  }
});
afterAll(async () => {
  await Promise.allSettled(trials.values());
  await rm(root, { recursive: true, force: true });
});

describe.each(sampleLanguages)("The $label sample", (language) => {
  const { label, tool, file, checks } = language;
  const installed = isInstalled(language);
  if (!installed && !process.env["CI"]) {
    test.skip(`skipped: there is no ${tool} on this machine`, () => undefined);
    return;
  }

  async function trialOf(operationId: string): Promise<Trial> {
    const trial = trials.get(`${label} ${operationId}`);
    if (!trial)
      throw new Error(`There is no ${tool} on this machine, and in CI nothing is skipped.`);
    return trial;
  }

  test.each(expectations)(
    "of $operationId asks for what it says, and prints what it is answered",
    async ({ operationId, request, orders }) => {
      const { done, asked, listed, made } = await trialOf(operationId);
      expect(done).toEqual({ status: 0, stderr: "", stdout: expect.any(String) });
      expect(asked).toEqual([`200 ${request}`]);
      expect(made.map(({ name }) => name)).toEqual(orders);
      // The answer to an order is its id and nothing else.
      const shown =
        made.length > 0
          ? made.map(({ id }) => id)
          : listed.flatMap(({ id, name, status }) => [id, name, status]);
      const texts = shown.filter((text) => text !== undefined); // Not everything that is listed has all three.
      expect(texts).not.toEqual([]);
      expect(texts.filter((text) => !done.stdout.includes(text))).toEqual([]);
    },
  );

  test.each(expectations)(
    "of $operationId fails with the status and the code of a refusal",
    async ({ operationId }) => {
      const { status, stdout, stderr } = (await trialOf(operationId)).refused;
      expect(status).not.toBe(0);
      expect(stdout + stderr).toContain("401");
      expect(stdout + stderr).toContain("APIGW.0301");
    },
  );

  test.each(expectations)(
    "of $operationId shows no token, not even one that no header may hold",
    async ({ operationId }) => {
      const { done, refused, careless, tokens } = await trialOf(operationId);
      const said = [done, refused, careless]
        .map(({ stdout, stderr }) => stdout + stderr)
        .join("\n");
      expect(tokens.filter((token) => said.includes(token))).toEqual([]);
    },
  );

  if (checks.length === 0) return;
  test.each(checks)("of every operation $promise", async ({ commands }) => {
    await Promise.all(expectations.map(({ operationId }) => trialOf(operationId)));
    const samples = expectations.map(({ operationId }) => `${operationId}/${file}`);
    for (const command of commands(samples))
      expect(await runCommand(command, { folder: join(root, label) })).toBe("");
  });
});
