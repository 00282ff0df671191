import { operationsOf, type Description, type Operation } from "../../spec/description.js";
import { recordedSeed, startSandbox, type SeededSnapshot } from "../../../src/sandbox.js";

/** An entry of an HTTP archive (HAR 1.2): as much of it as tells what was asked and answered. */
export interface HarEntry {
  readonly request: { readonly method: string; readonly url: string } & Readonly<
    Record<string, unknown>
  >;
  readonly response: { readonly status: number } & Readonly<Record<string, unknown>>;
  readonly startedDateTime: string;
  readonly time: number;
}

/** Calls that went to a sandbox. */
export interface Exercise {
  readonly url: string;
  readonly entries: readonly HarEntry[];
  /** The statuses that the sandbox gave only because it was made to, each with its operation: "listBackups 502". */
  readonly onDemand: ReadonlySet<string>;
}

/** Members of a snapshot that no recorded answer shows; the values of some are not documented. */
const unrecordedMembers = {
  progress: "100%",
  backup_level: "cluster",
  fine_grained_backup_detail: {
    database: "gaussdb",
    schema_list: ["public"],
    table_list: ["public.orders"],
  },
  cluster_status: "AVAILABLE",
};

/** A refusal with all members that refusals have. */
const everyMember = {
  error_code: "APIGW.0106",
  error_msg: "Asked for.",
  errCode: "APIGW.0106",
  externalMessage: "Asked for.",
  request_id: "b21a6b3b4e8a8e50a2e0a49d1fcf1f2a",
  encoded_authorization_message: "Asked for.",
};

const isRefusal = (status: number): boolean => status >= 400;

/** Sends every operation of a description with each of its parameters, and has it answer with each documented status. */
export async function exercise(description: Description): Promise<Exercise> {
  const { clusters, snapshots, backups } = recordedSeed();
  const richest = snapshots.map((snapshot): SeededSnapshot => ({
    ...snapshotExample(description),
    ...unrecordedMembers,
    ...snapshot,
  }));
  const sandbox = await startSandbox({
    creationMs: 60_000,
    seed: { clusters, snapshots: richest, backups },
  });
  const { username, password, domainName, projectId } = sandbox.account;
  const user = { name: username, password, domain: { name: domainName } };
  const auth = {
    identity: { methods: ["password"], password: { user } },
    scope: { project: { id: projectId } },
  };
  const signedIn = await fetch(`${sandbox.authUrl}/auth/tokens`, {
    method: "POST",
    body: JSON.stringify({ auth }),
  });
  const token = signedIn.headers.get("X-Subject-Token") ?? "";
  const entries: HarEntry[] = [];
  const onDemand = new Set<string>();
  const cluster = clusters[0]?.id ?? "";

  async function call(operation: Operation, change: Change = {}): Promise<number> {
    const examples = operation.parameters.map(
      ({ name, example }) => [name, String(example ?? "")] as const,
    );
    const values: Record<string, string> = {
      ...Object.fromEntries(examples),
      project_id: projectId,
      cluster_id: cluster,
      ...change.path,
    };
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
    const query = new URLSearchParams(change.query).toString();
    const body = "body" in change ? JSON.stringify(change.body) : undefined;
    const url = `${sandbox.url}${path}${query === "" ? "" : `?${query}`}`;
    const headers = {
      "X-Auth-Token": change.token ?? token,
      ...(body !== undefined && { "Content-Type": "application/json" }),
    };
    const startedDateTime = new Date().toISOString();
    const response = await fetch(url, {
      method: operation.method,
      headers,
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    entries.push(
      harEntry({ startedDateTime, method: operation.method, url, headers, body, response, text }),
    );
    return response.status;
  }

  try {
    for (const operation of operationsOf(description)) {
      const { operationId, responses, requestBody } = operation.object;
      const order = (name: string, cluster_id = cluster) => ({
        body: { snapshot: { name, cluster_id, description: "" } },
      });
      const valid: Change = requestBody ? order("coverage-1") : {};
      const seen = new Set([await call(operation, valid)]);
      // Each call has one parameter more than the one before: some need another beside them.
      const query: Record<string, string> = {};
      for (const { name, in: place, example } of operation.parameters)
        if (place === "query") {
          query[name] = String(example ?? "name");
          seen.add(await call(operation, { ...valid, query: { ...query } }));
        }
      // What the sandbox refuses for reasons of its own: another project, a wrong token, a wrong value, an unknown cluster, a busy one.
      const wrong: readonly Change[] = requestBody
        ? [
            order("1-wrong"),
            order("coverage-2"),
            order("coverage-3", "00000000-0000-0000-0000-000000000000"),
          ]
        : [
            ...("limit" in query ? [{ query: { limit: "0" } }] : []),
            { path: { cluster_id: "00000000-0000-0000-0000-000000000000" } },
          ];
      for (const change of [
        ...wrong,
        { ...valid, token: "wrong" },
        { ...valid, path: { project_id: "another" } },
      ])
        seen.add(await call(operation, change));
      // Once more on demand, for a refusal has members that come from different places: gateway, IAM, and the services.
      for (const status of Object.keys(responses).map(Number).filter(isRefusal)) {
        if (!seen.has(status)) onDemand.add(`${operationId} ${status}`);
        sandbox.fail({ operation: operationId, status, body: everyMember });
        await call(operation, valid);
      }
    }
  } finally {
    await sandbox.close();
  }
  return { url: sandbox.url, entries, onDemand };
}

/** In what a call differs from the plainest. */
interface Change {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly token?: string;
  readonly body?: unknown;
}

/** A snapshot with each member that has an example. */
function snapshotExample({ components }: Description): object {
  const members = Object.entries(components.schemas["ClusterSnapshot"]?.properties ?? {});
  return Object.fromEntries(
    members.flatMap(([name, schema]) =>
      "example" in schema && schema.example !== undefined ? [[name, schema.example]] : [],
    ),
  );
}

interface Exchange {
  readonly startedDateTime: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly response: Response;
  readonly text: string;
}

function harEntry({
  startedDateTime,
  method,
  url,
  headers,
  body,
  response,
  text,
}: Exchange): HarEntry {
  const shown = Object.entries(headers).map(([name, value]) => ({
    name,
    value: name === "X-Auth-Token" ? "********" : value,
  }));
  const answered = [...response.headers].map(([name, value]) => ({ name, value }));
  return {
    startedDateTime,
    time: 0,
    request: {
      method,
      url,
      httpVersion: "HTTP/1.1",
      headers: shown,
      cookies: [],
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      headersSize: -1,
      bodySize: body?.length ?? 0,
      ...(body !== undefined && { postData: { mimeType: "application/json", text: body } }),
    },
    response: {
      status: response.status,
      statusText: response.statusText,
      httpVersion: "HTTP/1.1",
      headers: answered,
      cookies: [],
      content: { size: text.length, mimeType: "application/json", text },
      redirectURL: "",
      headersSize: -1,
      bodySize: text.length,
    },
  };
}
