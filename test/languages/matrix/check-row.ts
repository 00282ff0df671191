import { cp } from "node:fs/promises";
import { expect } from "@jest/globals";
import { operationsOf, resolve } from "../../../scripts/spec/description.js";
import { inProject } from "../../../scripts/build/project.js";
import { publishedDescription } from "../../support/recordings.js";
import { serveResponses } from "../loopback-server.js";
import { expectListCreateAndPage, expectNightlyJob, type Call } from "../nightly-job.js";
import { runCommand, runForOutput } from "../run-command.js";
import { recordedCalls, type RecordedCall } from "./recorded-calls.js";
import { descriptionsOf } from "./results.js";
import { install, type CellName, type Row } from "./row.js";

/** Makes calls with the driver of a row, and returns their outcomes. */
async function makeCalls(
  row: Row,
  folder: string,
  server: string,
  token: string,
  calls: readonly Call[],
): Promise<unknown[]> {
  const input = JSON.stringify({ server, token, calls });
  const environment = { NO_PROXY: "127.0.0.1", ...row.environment }; // Many clients use a proxy for this machine, too.
  return JSON.parse(await runCommand(row.call, { folder, environment, input })) as unknown[];
}

/**
 * A URL without what may differ between clients: the order of the query, the encoding of a space, and parameters that have
 * their default value, which some clients send and others omit.
 */
function readUrl(url: string | undefined, { service, operationId }: RecordedCall["exchange"]) {
  const { pathname, searchParams } = new URL(url ?? "", "http://127.0.0.1");
  const defaults = defaultsOf(service, operationId);
  const query = [...searchParams].filter(([name, value]) => defaults.get(name) !== value);
  return { pathname, query: Object.fromEntries(query) };
}

function defaultsOf(service: string, operationId: string): ReadonlyMap<string, string> {
  const description = publishedDescription(service);
  const operation = operationsOf(description).find(
    ({ object }) => object.operationId === operationId,
  );
  const defaults = (operation?.parameters ?? []).map(
    ({ name, schema }) => [name, resolve(description, schema).default] as const,
  );
  return new Map(defaults.map(([name, value]) => [name, String(value)]));
}

async function generates(row: Row, folder: string): Promise<void> {
  for (const box of row.toolboxes ?? []) await install(box);
  await cp(inProject("test/languages", row.driver), folder, { recursive: true });
  const environment = row.environment ?? {};
  let output = "";
  for (const [service, description] of descriptionsOf(row)) {
    // Run outside of the project, so that its redocly.yaml has no effect.
    for (const command of row.generate(service, description))
      output += await runForOutput(command, { folder, environment });
  }
  // cspell:ignore deprecat
  const warnings = output
    .split("\n")
    .filter((line) => /warn|error|deprecat|skip|unsupported/i.test(line));
  expect(warnings.filter((line) => !row.harmless?.some((one) => one.line.test(line)))).toEqual([]);
}

async function compiles(row: Row, folder: string): Promise<void> {
  const options = { folder, environment: row.environment ?? {} };
  for (const command of row.install) await runCommand(command, options);
  for (const command of row.compile) expect(await runForOutput(command, options)).toBe("");
}

async function decodes(row: Row, folder: string): Promise<void> {
  const recorded = recordedCalls(row.unknownProperties);
  const calls = recorded.map(({ exchange }) => ({
    operation: exchange.operationId,
    input: { project_id: exchange.projectId, ...exchange.input },
  }));
  let outcomes: unknown[] = [];
  const received = await serveResponses(recorded, async (server) => {
    outcomes = await makeCalls(row, folder, server, "a-token", calls);
  });
  expect(recorded.map(({ about }, index) => ({ about, outcome: outcomes[index] }))).toEqual(
    recorded.map(({ about, outcome }) => ({ about, outcome })),
  );
  expect(received).toHaveLength(recorded.length);
  expect(
    received.map(({ method, url, headers, body }, index) => ({
      method,
      ...readUrl(url, (recorded[index] as RecordedCall).exchange),
      token: headers["x-auth-token"],
      body: body === "" ? undefined : (JSON.parse(body) as unknown),
    })),
  ).toEqual(
    recorded.map(({ exchange }) => ({
      method: exchange.request.method,
      ...readUrl(exchange.request.target, exchange),
      token: "a-token",
      body: exchange.request.body,
    })),
  );
}

async function runs(row: Row, folder: string): Promise<void> {
  await expectListCreateAndPage((server, token, calls) =>
    makeCalls(row, folder, server, token, calls),
  );
  if (!row.job) return;
  const environment = { NO_PROXY: "127.0.0.1" };
  await expectNightlyJob(row.job, { folder, environment }, "listClusterSnapshots");
}

/** The checks of a row, in one folder. Each rejects if it fails. */
export const checks: Readonly<Record<CellName, (row: Row, folder: string) => Promise<void>>> = {
  generates,
  compiles,
  decodes,
  runs,
};
