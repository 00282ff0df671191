// Makes calls with the generated clients and prints each outcome as JSON: call.ts < CALLS
import { json } from "node:stream/consumers";
import { createClient as createDdsClient } from "./dds/client";
import * as dds from "./dds";
import { createClient as createDwsClient } from "./dws/client";
import * as dws from "./dws";

type Call = {
  readonly service: "dds" | "dws";
  readonly operation: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
};
type Given = { readonly server: string; readonly token: string; readonly calls: readonly Call[] };
type Outcome = { readonly data?: unknown; readonly error?: unknown; readonly response?: Response };
type Method = (options: object) => Promise<Outcome>;

const { server, token, calls } = (await json(process.stdin)) as Given;
// Both security schemes are header keys: the token belongs only to one of them.
const config = {
  baseUrl: server,
  auth: ({ name }: { name?: string }) => (name === "X-Auth-Token" ? token : undefined),
};
const clients = { dds: createDdsClient(config), dws: createDwsClient(config) };
const methods = { dds, dws } as unknown as Record<string, Record<string, Method>>;

const outcomes: unknown[] = [];
for (const { service, operation, path, query, body } of calls) {
  const method = methods[service]?.[operation];
  if (!method) throw new Error(`Unknown operation ${operation}.`);
  const { data, error, response } = await method({ client: clients[service], path, query, body });
  // Of a response without a body, the client returns an empty object.
  const decoded = response?.headers.has("Content-Type") ? data : null;
  outcomes.push(
    response?.ok ? { response: decoded } : { error: { status: response?.status, body: error } },
  );
}
process.stdout.write(JSON.stringify(outcomes));
