import {
  recordedSeed,
  startSandbox,
  type Sandbox,
  type SeededSnapshot,
} from "../../../src/sandbox.js";
import {
  jsonContent,
  operationsOf,
  resolve,
  type Description,
  type Operation,
} from "../../spec/description.js";

/** An entry of an HTTP archive (HAR 1.2), as far as Redocly reads it. */
export interface HarEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: Readonly<Record<string, unknown>>;
}

/** The calls of every operation to a sandbox. */
export interface OperationCalls {
  readonly url: string;
  readonly entries: readonly HarEntry[];
  /** The statuses that only an injected fault caused, each with its operation: "listBackups 502". */
  readonly injectedOnly: readonly string[];
}

/** Properties of a snapshot that no recorded response contains; the values of some are not documented. */
const unrecordedProperties = {
  progress: "100%",
  backup_level: "cluster",
  fine_grained_backup_detail: {
    database: "gaussdb",
    schema_list: ["public"],
    table_list: ["public.orders"],
  },
  cluster_status: "AVAILABLE",
};

/** An error body with the properties of every form: gateway, IAM, and the services. */
const errorWithAllProperties = {
  error_code: "APIGW.0106",
  error_msg: "Injected.",
  errCode: "APIGW.0106",
  externalMessage: "Injected.",
  request_id: "b21a6b3b4e8a8e50a2e0a49d1fcf1f2a",
  encoded_authorization_message: "Injected.",
};

/** A status that only the default response describes. */
const undocumentedStatus = 418;

const unknownId = "00000000-0000-0000-0000-000000000000";

/** How a call differs from the plainest one. */
interface Call {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly token?: string;
}

/** Calls every operation of a description with each of its parameters, and causes each of its documented statuses. */
export async function callOperations(description: Description): Promise<OperationCalls> {
  const { clusters, snapshots, backups } = recordedSeed();
  const example = snapshotExample(description);
  const sandbox = await startSandbox({
    creationMs: 60_000,
    seed: {
      clusters,
      backups,
      snapshots: snapshots.map((snapshot): SeededSnapshot => ({
        ...example,
        ...unrecordedProperties,
        ...snapshot,
      })),
    },
  });
  const entries: HarEntry[] = [];
  const injectedOnly: string[] = [];
  try {
    for (const operation of operationsOf(description)) {
      const send = async (call: Call): Promise<number> => {
        const entry = await sendCall(sandbox, operation, call);
        entries.push(entry);
        return Number(entry.response["status"]);
      };
      const calls = callsOf(description, operation);
      const statuses = new Set<number>();
      for (const call of calls) statuses.add(await send(call));
      // Each error status is injected, too, because no other response contains every property of an error.
      const { operationId, responses } = operation.object;
      for (const key of Object.keys(responses)) {
        const status = key === "default" ? undocumentedStatus : Number(key);
        if (status < 400) continue;
        if (!statuses.has(status)) injectedOnly.push(`${operationId} ${key}`);
        sandbox.fail({ operation: operationId, status, body: errorWithAllProperties });
        await send(calls[0] ?? {});
      }
    }
  } finally {
    await sandbox.close();
  }
  return { url: sandbox.url, entries, injectedOnly };
}

/** The calls of an operation: the plainest first, then each query parameter, then the errors that the sandbox can cause. */
function callsOf(description: Description, operation: Operation): Call[] {
  const body = bodyExample(description, operation);
  const valid: Call = body === undefined ? {} : { body };
  const calls = [valid];
  // Each call has one parameter more than the call before it, because some parameters need another one.
  const query: Record<string, string> = {};
  for (const { name, in: place, example } of operation.parameters)
    if (place === "query") {
      query[name] = textOf(example) ?? "name";
      calls.push({ ...valid, query: { ...query } });
    }
  if ("limit" in query) calls.push({ ...valid, query: { limit: "0" } });
  for (const { name, in: place } of operation.parameters)
    if (place === "path") calls.push({ ...valid, path: { [name]: unknownId } });
  calls.push({ ...valid, token: "unknown" });
  if (operation.object.operationId === "createSnapshot") calls.push(...rejectedSnapshots(body));
  return calls;
}

/** Calls of createSnapshot that the sandbox rejects after a valid one: an invalid name, a busy cluster, an unknown cluster. */
function rejectedSnapshots(valid: unknown): Call[] {
  const { snapshot } = valid as { readonly snapshot: object };
  return [
    { name: "1-digit-first" },
    { name: "coverage-2" },
    { name: "coverage-3", cluster_id: unknownId },
  ].map((changes) => ({ body: { snapshot: { ...snapshot, ...changes } } }));
}

/** The first example of the request body; undefined if the operation has none. */
function bodyExample(description: Description, { object }: Operation): unknown {
  const body = object.requestBody && resolve(description, object.requestBody);
  const [example] = Object.values((body && jsonContent(body)?.examples) ?? {});
  return example && resolve(description, example).value;
}

/** A snapshot with every property that has an example in the description. */
function snapshotExample({ components }: Description): object {
  const properties = Object.entries(components.schemas["ClusterSnapshot"]?.properties ?? {});
  return Object.fromEntries(
    properties.flatMap(([name, schema]) =>
      "example" in schema && schema.example !== undefined ? [[name, schema.example]] : [],
    ),
  );
}

/** Sends a call to a sandbox, and returns it with its response as an entry of an HTTP archive. */
async function sendCall(sandbox: Sandbox, operation: Operation, call: Call): Promise<HarEntry> {
  const { method, parameters } = operation;
  const values = new Map(parameters.map(({ name, example }) => [name, textOf(example)]));
  values.set("project_id", sandbox.account.projectId);
  const path = operation.path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => call.path?.[name] ?? values.get(name) ?? "",
  );
  const url = new URL(path, sandbox.url);
  url.search = new URLSearchParams(call.query).toString();
  const body = "body" in call ? JSON.stringify(call.body) : null;
  const token = call.token ?? sandbox.issueToken();
  const headers = new Headers({ "X-Auth-Token": token });
  if (body !== null) headers.set("Content-Type", "application/json");
  const startedDateTime = new Date().toISOString();
  const response = await fetch(url, { method, headers, body });
  const text = await response.text();
  headers.set("X-Auth-Token", "********");
  const common = { httpVersion: "HTTP/1.1", cookies: [], headersSize: -1 };
  return {
    startedDateTime,
    time: 0,
    request: {
      ...common,
      method,
      url: url.href,
      headers: pairs(headers),
      queryString: pairs(url.searchParams),
      bodySize: body?.length ?? 0,
      ...(body !== null && { postData: { mimeType: "application/json", text: body } }),
    },
    response: {
      ...common,
      status: response.status,
      statusText: response.statusText,
      headers: pairs(response.headers),
      content: { size: text.length, mimeType: "application/json", text },
      redirectURL: "",
      bodySize: text.length,
    },
  };
}

function pairs(entries: Iterable<[string, string]>): { name: string; value: string }[] {
  return [...entries].map(([name, value]) => ({ name, value }));
}

/** An example of a parameter as it is in a URL. */
function textOf(example: unknown): string | undefined {
  return typeof example === "string" || typeof example === "number" || typeof example === "boolean"
    ? String(example)
    : undefined;
}
