import createClient from "openapi-fetch";
import { ConfigurationError } from "../errors.js";
import { Call } from "../transport/call.js";
import { parseError, readStart } from "../transport/failure.js";
import { giveBody, giveStream } from "../transport/give-body.js";
import { headerFault } from "../transport/header-fault.js";
import { send } from "../transport/transport.js";
import { settle } from "./call-options.js";
import { findProject } from "./project.js";
import type { RawContext } from "./raw-client.js";
import { serializePath } from "./serialize-path.js";

/** The part of openapi-fetch's client that sends any operation. */
interface Sender {
  request(method: string, path: string, init: object): Promise<unknown>;
}

/** What openapi-fetch takes for a call, as far as it concerns us. */
interface RawInit {
  readonly params?: { readonly path?: object };
  readonly parseAs?: string;
  readonly signal?: AbortSignal | null;
  readonly headers?: HeadersInit;
  readonly middleware?: readonly object[];
}

/** One call of openapi-fetch's, sent as a method's is. */
export async function requestRaw(
  { operations, endpoint, projectId, defaults, transport }: RawContext,
  method: string,
  path: string,
  init: RawInit = {},
): Promise<unknown> {
  const { signal, parseAs } = init;
  const operation = Object.values(operations).find((candidate) => candidate.path === path && candidate.method === method);
  const name = operation?.operationId ?? `${method} ${path}`;
  const given = init.headers instanceof Headers || Array.isArray(init.headers) ? init.headers : Object.entries(init.headers ?? {});
  const fault = headerFault([...Object.entries(defaults.headers), ...given], name);
  if (fault) throw fault;
  const call = new Call(name, settle(signal ? { signal } : undefined, defaults), {
    retry: operation?.retry,
    namesCluster: path.includes("{cluster_id}"),
    async read(response, hold) {
      if (!response.ok) {
        const text = await readStart(response);
        giveBody(response, text);
        return text;
      }
      if (parseAs === "stream") giveStream(response, hold());
      else giveBody(response, await response.arrayBuffer());
      return "";
    },
  });
  call.projectId = projectId ?? (await findProject(call, transport.authenticator));
  // Methods are called by data here, which the types of openapi-fetch cannot follow.
  const client = createClient<object>({ baseUrl: endpoint }) as unknown as Sender;
  let answered: Response | undefined;
  try {
    return await client.request(method, path, {
      ...init,
      params: { ...init.params, path: { project_id: call.projectId, ...init.params?.path } },
      headers: { ...defaults.headers, ...Object.fromEntries(new Headers(init.headers)) },
      pathSerializer: serializePath,
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
    if (answered && error instanceof SyntaxError) throw parseError(call, answered, await answered.text());
    throw error;
  }
}
