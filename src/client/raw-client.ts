import type { Client } from "openapi-fetch";
import { ResponseParseError } from "../errors.js";
import { Call } from "../transport/call.js";
import { send, type Transport } from "../transport/transport.js";
import type { CallSettings } from "./call-options.js";
import { ConfigurationError } from "../errors.js";
import type { Operation } from "./operation.js";
import { findProject } from "./project.js";

/** openapi-fetch's client over the paths of a service, of which every one has the client's project unless the call names another. */
export type RawClient<Paths extends object> = Client<ProjectOptional<Paths>>;

/** Paths whose operations need no `project_id`. */
type ProjectOptional<Paths> = {
  [Path in keyof Paths]: {
    [Method in keyof Paths[Path]]: Paths[Path][Method] extends { parameters: infer Parameters }
      ? Omit<Paths[Path][Method], "parameters"> & { parameters: ParametersWithoutProject<Parameters> }
      : Paths[Path][Method];
  };
};

type ParametersWithoutProject<Parameters> = Parameters extends { path: infer Path }
  ? Omit<Parameters, "path"> &
      (keyof Omit<Path, "project_id"> extends never
        ? { path?: { project_id?: string } }
        : { path: Omit<Path, "project_id"> & { project_id?: string } })
  : Parameters;

/** The part of openapi-fetch's client that sends any operation. */
export interface Sender {
  request(method: string, path: string, init: object): Promise<unknown>;
}

/** What the calls of a raw client share with the methods. */
interface Shared {
  readonly endpoint: string;
  readonly projectId: string | undefined;
  readonly defaults: CallSettings;
  readonly transport: Transport;
}

/** What openapi-fetch takes for a call, as far as it concerns us. */
interface RawInit {
  readonly params?: { readonly path?: object };
  readonly parseAs?: string;
  readonly signal?: AbortSignal;
  readonly headers?: object;
}

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** openapi-fetch's client with the project, credentials, retries and limits of ours, to the end of the body. */
export function wrapRawClient(client: Sender, operations: Readonly<Record<string, Operation>>, shared: Shared): object {
  const request = (method: string, path: string, init: RawInit = {}): Promise<unknown> =>
    requestRaw(client, operationOf(operations, method, path), shared, method, path, init);
  const byMethod = methods.map((method) => [method, (path: string, init?: RawInit) => request(method, path, init)]);
  return { ...client, request, ...Object.fromEntries(byMethod) };
}

async function requestRaw(
  client: Sender,
  operation: Operation | undefined,
  { endpoint, projectId, defaults, transport }: Shared,
  method: string,
  path: string,
  init: RawInit,
): Promise<unknown> {
  const { signal, parseAs = "json" } = init;
  const settings = signal ? { ...defaults, signals: [...defaults.signals, signal] } : defaults;
  const name = operation?.operationId ?? `${method} ${path}`;
  const call = new Call({ operation: name, settings, retry: operation?.retry, namesCluster: path.includes("{cluster_id}"), parseAs });
  call.projectId = projectId ?? (await findProject(call, transport.authenticator));
  let answered: Response | undefined;
  try {
    return await client.request(method, path, {
      ...init,
      params: { ...init.params, path: { project_id: call.projectId, ...init.params?.path } },
      headers: { ...defaults.headers, ...init.headers },
      Request: globalThis.Request, // What middleware expects.
      fetch: async (request: Request) => {
        // A raw call may name another base address, but it must not take the credentials there.
        if (!request.url.startsWith(`${endpoint}/`))
          throw new ConfigurationError(`This client sends its credentials to ${endpoint} and nowhere else.`);
        const body = request.body ? await request.text() : undefined;
        answered = await send(transport, { method, url: request.url, headers: Object.fromEntries(request.headers), body }, call);
        return answered;
      },
    });
  } catch (error) {
    if (!(error instanceof SyntaxError) || !answered) throw error;
    const preview = call.clean(await answered.text()).slice(0, 200);
    const message = `${name} succeeded with status ${answered.status}, but its answer is not JSON; a proxy between you and the service may have replaced it.`;
    throw new ResponseParseError(message, answered.status, preview, { operation: name, attempts: call.attempts });
  }
}

function operationOf(operations: Readonly<Record<string, Operation>>, method: string, path: string): Operation | undefined {
  return Object.values(operations).find((operation) => operation.path === path && operation.method === method.toUpperCase());
}
