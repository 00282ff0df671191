import { cp } from "node:fs/promises";
import { expect } from "@jest/globals";
import {
  jsonContent,
  resolve,
  type Description,
  type Reference,
  type Schema,
} from "../../../scripts/spec/description.js";
import { inProject } from "../../../scripts/build/project.js";
import { serveResponses } from "../loopback-server.js";
import { expectListCreateAndPage, expectNightlyJob, type Call } from "../nightly-job.js";
import { runCommand, runForOutput } from "../run-command.js";
import { recordedCalls, type RecordedCall } from "./recorded-calls.js";
import { descriptionsOf } from "./results.js";
import { install, type CellName, type Row } from "./row.js";

/** A check of a row in its folder, which rejects if it fails. */
type Check = (row: Row, folder: string) => Promise<void>;

/** Makes calls with the driver of a row, and returns their outcomes. */
async function makeCalls(
  row: Row,
  folder: string,
  server: string,
  token: string,
  calls: readonly Call[],
): Promise<unknown[]> {
  // Go does not keep the order of an object.
  const ordered = calls.map((call) => ({ ...call, pathValues: Object.values(call.path) }));
  const input = JSON.stringify({ server, token, calls: ordered });
  const environment = { NO_PROXY: "127.0.0.1", ...row.environment }; // Many clients use a proxy for this machine, too.
  return JSON.parse(await runCommand(row.call, { folder, environment, input })) as unknown[];
}

/** A request body without properties that have their default value, which some clients send and others omit. */
function readBody(body: unknown, { description, operation }: RecordedCall): unknown {
  const { requestBody } = operation.object;
  const schema = requestBody && jsonContent(resolve(description, requestBody))?.schema;
  return withoutDefaults(description, schema, body);
}

function withoutDefaults(
  description: Description,
  reference: Schema | Reference | undefined,
  value: unknown,
): unknown {
  const schema = reference && resolve(description, reference);
  if (Array.isArray(value))
    return value.map((item) => withoutDefaults(description, schema?.items, item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      const property = schema?.properties?.[name];
      const isDefault = property && resolve(description, property).default === item;
      return isDefault ? [] : [[name, withoutDefaults(description, property, item)]];
    }),
  );
}

/**
 * A URL without what may differ between clients: the order of the query, the encoding of a space, and parameters that have
 * their default value, which some clients send and others omit.
 */
function readUrl(url: string | undefined, { description, operation }: RecordedCall) {
  const { pathname, searchParams } = new URL(url ?? "", "http://127.0.0.1");
  const query = [...searchParams].filter(([name, value]) => {
    const parameter = operation.parameters.find((one) => one.name === name);
    return !parameter || String(resolve(description, parameter.schema).default) !== value;
  });
  return { pathname, query: Object.fromEntries(query) };
}

/** The same value without the properties that are null: most languages have one value for null and for a missing property. */
function withoutNull(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (part === null ? undefined : part)),
  );
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
  const calls = recorded.map(({ call }) => call);
  let outcomes: unknown[] = [];
  const received = await serveResponses(recorded, async (server) => {
    outcomes = await makeCalls(row, folder, server, "a-token", calls);
  });
  expect(
    recorded.map(({ about }, index) => ({ about, outcome: withoutNull(outcomes[index]) })),
  ).toEqual(recorded.map(({ about, outcome }) => ({ about, outcome: withoutNull(outcome) })));
  expect(received).toHaveLength(recorded.length);
  expect(
    received.map(({ method, url, headers, body }, index) => ({
      method,
      ...readUrl(url, recorded[index] as RecordedCall),
      token: headers["x-auth-token"],
      body: readBody(body === "" ? undefined : JSON.parse(body), recorded[index] as RecordedCall),
    })),
  ).toEqual(
    recorded.map((one) => ({
      method: one.exchange.request.method,
      ...readUrl(one.exchange.request.target, one),
      token: "a-token",
      body: readBody(one.exchange.request.body, one),
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

/** The checks of a row, in one folder. */
export const checks: Readonly<Record<CellName, Check>> = {
  generates,
  compiles,
  decodes,
  runs,
};
