// Whoever writes Python, Go or Java needs no client of this project: redocly makes one from the published descriptions.
// This holds the descriptions to that. What the tools keep for themselves (caches) is where they keep it on this machine;
// all else is written to a folder that is removed again.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { publishedDescription, recordedExchanges } from "../support/recordings.js";
import { generateClients, isInstalled, languages } from "./languages.js";
import { serveWhile, type ReceivedRequest } from "./loopback-server.js";
import { expectNightsWork } from "./nightly-job.js";
import { runCommand } from "./run-command.js";

type Exchange = ReturnType<typeof recordedExchanges>[number];

const exchanges = recordedExchanges();
const lists = exchanges.filter(({ operationId }) => operationId.startsWith("list"));

/** The same answer, with something changed in each item of its list. */
function withEachItem(answer: unknown, change: object): object {
  const members = Object.entries(answer as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    members.map(([name, member]) => [name, Array.isArray(member) ? member.map((item: object) => ({ ...item, ...change })) : member]),
  );
}

/** An address without what may differ: the order of the query, and which of its two spellings a space has. */
function readAddress(target: string | undefined) {
  const { pathname, searchParams } = new URL(target ?? "", "http://127.0.0.1");
  return { pathname, query: Object.fromEntries(searchParams) };
}

test("all five documents are replayed, four of them lists", () => {
  expect([exchanges.length, lists.length]).toEqual([5, 4]);
});

describe.each(languages)("The $name client that redocly generates", (language) => {
  const installed = isInstalled(language);
  if (!installed && !process.env["CI"]) {
    test.skip(`skipped: there is no ${language.tool} on this machine`, () => undefined);
    return;
  }

  let folder = "";
  beforeAll(async () => {
    if (!installed) throw new Error(`There is no ${language.tool} on this machine, and in CI nothing is skipped.`);
    folder = await mkdtemp(join(tmpdir(), `${language.generator}-clients-`));
    await generateClients(language, folder);
  });
  afterAll(async () => {
    if (folder !== "") await rm(folder, { recursive: true, force: true });
  });

  /** Makes the recorded call at a service that answers as it is told to. */
  async function call(
    { operationId, projectId, input }: Exchange,
    status: number,
    answer: unknown,
  ): Promise<{ outcome: unknown; received: ReceivedRequest[] }> {
    let outcome: unknown;
    const received = await serveWhile(status, answer, async (address) => {
      const command = { ...language.call, args: [...language.call.args, operationId, address] };
      const options = { folder, environment: language.environment, input: JSON.stringify({ project_id: projectId, ...input }) };
      outcome = JSON.parse(await runCommand(command, options));
    });
    return { outcome, received };
  }

  test.each(language.checks)("$promise", async ({ command }) => {
    expect(await runCommand(command, { folder, environment: language.environment })).toBe("");
  });

  test.each(exchanges)("makes the call $operationId that $document records, and reads the answer", async (exchange) => {
    const { outcome, received } = await call(exchange, exchange.status, exchange.answer);
    expect(outcome).toEqual({ answer: exchange.answer });
    expect(received).toHaveLength(1);
    const { method, url, headers, body } = received[0] as ReceivedRequest;
    expect([method, readAddress(url)]).toEqual([exchange.request.method, readAddress(exchange.request.target)]);
    expect(headers["x-auth-token"]).toBe("a-token");
    expect(body === "" ? undefined : JSON.parse(body)).toEqual(exchange.request.body);
  });

  test.each(lists)(
    "keeps a status nobody has heard of and passes over members nobody has described: $operationId, $document",
    async (exchange) => {
      const sent = { ...withEachItem(exchange.answer, { status: "HIBERNATING", surprise: { nested: [1] } }), surprise: true };
      const { outcome } = await call(exchange, exchange.status, sent);
      expect(outcome).toEqual({ answer: withEachItem(exchange.answer, { status: "HIBERNATING" }) });
    },
  );

  test.each(exchanges)("hands a refusal of $operationId to the caller with all its members: $document", async (exchange) => {
    const body = publishedDescription(exchange.service).components.examples["InvalidParameter"]?.value;
    expect(body).toBeDefined();
    expect((await call(exchange, 400, body)).outcome).toEqual({ refused: { status: 400, body } });
  });

  test("does a night's work against the sandbox: signs in, orders a snapshot, waits for it, pages through the backups", async () => {
    await expectNightsWork(language.job, { folder, environment: language.environment }, "listClusterSnapshots");
  });
});
