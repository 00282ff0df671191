import createClient from "openapi-fetch";
import { CloudError, ConfigurationError } from "../errors.js";
import { Call } from "../transport/call.js";
import { networkFailure, parseError, readStart } from "../transport/failure.js";
import type { FetchResponse } from "../transport/fetch.js";
import { giveBody, giveStream } from "../transport/give-body.js";
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
  readonly middleware?: readonly object[];
}

/** One call of openapi-fetch's, sent as a method's is. */
export async function requestRaw(
  { operations, endpoint, projectId, defaults, transport }: RawContext,
  method: string,
  path: string,
  // The signal is the call's own affair: a Request made with it would keep a listener on it until it is collected as garbage.
  { signal, ...init }: RawInit = {},
): Promise<unknown> {
  const { parseAs } = init;
  const operation = Object.values(operations).find((candidate) => candidate.path === path && candidate.method === method);
  const name = operation?.operationId ?? `${method} ${path}`;
  const call = new Call(name, settle(signal ? { signal } : undefined, defaults), {
    retry: operation?.retry,
    namesCluster: path.includes("{cluster_id}"),
    async read(response, hold) {
      if (!response.ok) {
        const text = await readStart(response);
        giveBody(response, text);
        return text;
      }
      if (parseAs === "stream") giveStream(response, hold(), (error) => streamError(call, response, error));
      else giveBody(response, await response.arrayBuffer());
      return "";
    },
  });
  call.projectId = projectId ?? (await findProject(call, transport.authenticator));
  // Methods are called by data here, which the types of openapi-fetch cannot follow.
  const client = createClient<object>({ baseUrl: endpoint, headers: defaults.headers }) as unknown as Sender;
  let answered: FetchResponse | undefined;
  try {
    return await client.request(method, path, {
      ...init,
      params: { ...init.params, path: { project_id: call.projectId, ...init.params?.path } },
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

/** The error of a stream: that of the limit or the signal which ended it, or else of its connection. */
function streamError(call: Call, response: FetchResponse, error: unknown): unknown {
  return error instanceof CloudError ? error : networkFailure(call, "", response, error).error;
}
