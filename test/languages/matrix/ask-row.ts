import { cp } from "node:fs/promises";
import { expect } from "@jest/globals";
import { operationsOf, resolve } from "../../../scripts/spec/description.js";
import { inProject } from "../../../scripts/build/project.js";
import { publishedDescription } from "../../support/recordings.js";
import { serveInTurn } from "../loopback-server.js";
import { expectNightsWork } from "../nightly-job.js";
import { runCommand, runForOutput } from "../run-command.js";
import { recordedCalls, type RecordedCall } from "./recorded-calls.js";
import type { CellName, Row } from "./row.js";
import { descriptionsOf } from "./row-inputs.js";
import { install } from "./toolbox.js";
import { expectListCreateAndPage } from "./sandbox-calls.js";

export interface Call {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Lets the program of a row make calls, and returns what came of them. */
async function makeCalls(
  row: Row,
  folder: string,
  server: string,
  token: string,
  calls: readonly Call[],
): Promise<unknown[]> {
  const input = JSON.stringify({ server, token, calls });
  const environment = { NO_PROXY: "127.0.0.1", ...row.environment }; // Many a client asks a proxy for this machine, too.
  return JSON.parse(await runCommand(row.call, { folder, environment, input })) as unknown[];
}

/**
 * An address without what may differ: the order of the query, which of its two spellings a space has, and parameters with
 * the value that they have when they are left out, which some clients write and some do not.
 */
function readAddress(
  target: string | undefined,
  { service, operationId }: RecordedCall["exchange"],
) {
  const { pathname, searchParams } = new URL(target ?? "", "http://127.0.0.1");
  const defaults = defaultsOf(service, operationId);
  return {
    pathname,
    query: Object.fromEntries(
      [...searchParams].filter(([name, value]) => defaults.get(name) !== value),
    ),
  };
}

function defaultsOf(service: string, operationId: string): ReadonlyMap<string, string> {
  const description = publishedDescription(service);
  const operation = operationsOf(description).find(
    ({ object }) => object.operationId === operationId,
  );
  const given = (operation?.parameters ?? []).map(
    ({ name, schema }) => [name, resolve(description, schema).default] as const,
  );
  return new Map(given.map(([name, value]) => [name, String(value)]));
}

async function generates(row: Row, folder: string): Promise<void> {
  for (const box of row.toolboxes ?? []) await install(box);
  await cp(inProject("test/languages", row.driver), folder, { recursive: true });
  const environment = row.environment ?? {};
  let said = "";
  for (const [service, description] of descriptionsOf(row)) {
    // Started outside of the project: in it, redocly.yaml, for one, would have a say.
    for (const command of row.generate(service, description))
      said += await runForOutput(command, { folder, environment });
  }
  const alarming = said
    .split("\n")
    .filter((line) => /warn|error|deprecat|skip|unsupported/i.test(line));
  expect(alarming.filter((line) => !row.harmless?.some((one) => one.line.test(line)))).toEqual([]);
}

async function compiles(row: Row, folder: string): Promise<void> {
  const options = { folder, environment: row.environment ?? {} };
  for (const command of row.install) await runCommand(command, options);
  for (const command of row.compile) expect(await runForOutput(command, options)).toBe("");
}

async function decodes(row: Row, folder: string): Promise<void> {
  const recorded = recordedCalls(row.unknownMembers);
  const calls = recorded.map(({ exchange }) => ({
    operation: exchange.operationId,
    input: { project_id: exchange.projectId, ...exchange.input },
  }));
  let outcomes: unknown[] = [];
  const received = await serveInTurn(recorded, async (server) => {
    outcomes = await makeCalls(row, folder, server, "a-token", calls);
  });
  expect(recorded.map(({ about }, index) => ({ about, outcome: outcomes[index] }))).toEqual(
    recorded.map(({ about, outcome }) => ({ about, outcome })),
  );
  expect(received).toHaveLength(recorded.length);
  expect(
    received.map(({ method, url, headers, body }, index) => ({
      method,
      ...readAddress(url, (recorded[index] as RecordedCall).exchange),
      token: headers["x-auth-token"],
      body: body === "" ? undefined : (JSON.parse(body) as unknown),
    })),
  ).toEqual(
    recorded.map(({ exchange }) => ({
      method: exchange.request.method,
      ...readAddress(exchange.request.target, exchange),
      token: "a-token",
      body: exchange.request.body,
    })),
  );
}

async function runs(row: Row, folder: string): Promise<void> {
  await expectListCreateAndPage((server, token, calls) =>
    makeCalls(row, folder, server, token, calls),
  );
  if (row.job)
    await expectNightsWork(
      row.job,
      { folder, environment: { NO_PROXY: "127.0.0.1" } },
      "listClusterSnapshots",
    );
}

/** What is asked of a row, cell by cell, in one folder; each is an error where the answer is no. */
export const questions: Readonly<Record<CellName, (row: Row, folder: string) => Promise<void>>> = {
  generates,
  compiles,
  decodes,
  runs,
};
