import createClient from "openapi-fetch";
import { CloudError, ConfigurationError } from "../errors.js";
import { Call, type Reader } from "../http/call.js";
import { networkFailure, parseError, readStart } from "../http/failure.js";
import type { FetchResponse } from "../http/http-types.js";
import { guardedStream, withBody } from "../http/with-body.js";
import { headerFault } from "../http/header-fault.js";
import { send } from "../http/transport.js";
import { settle } from "../options.js";
import { findProject } from "./project.js";
import type { RawContext } from "./raw-client.js";
import { serializePath } from "./serialize-path.js";

/** The part of openapi-fetch's client that sends any operation. */
interface Sender {
  request(method: string, path: string, init: object): Promise<unknown>;
}

/** What openapi-fetch takes for a call, as far as it concerns us. */
interface RawInit {
  readonly params?: { readonly path?: { readonly project_id?: string } };
  readonly parseAs?: string;
  readonly signal?: AbortSignal | null;
  readonly headers?:
    Headers | readonly (readonly [string, unknown])[] | Readonly<Record<string, unknown>>;
  readonly middleware?: readonly object[];
}

/** One call of openapi-fetch's, sent as a method's is. */
export async function requestRaw(
  { operations, retry: serviceRetry, endpoint, projectId, defaults, transport }: RawContext,
  method: string,
  path: string,
  // The signal is the call's own affair: a Request made with it would keep a listener on it until it is collected as garbage.
  { signal, ...init }: RawInit = {},
): Promise<unknown> {
  if ("fetch" in init)
    throw new ConfigurationError(
      "A raw call has no fetch of its own: give it to the client, or to client.with().",
    );
  const operation = Object.values(operations).find(
    (candidate) => candidate.path === path && candidate.method === method,
  );
  const name = operation?.operationId ?? `${method} ${path}`;
  const namesCluster = path.includes("{cluster_id}");
  const settings = settle(signal ? { signal } : undefined, defaults);
  const project =
    projectId ?? (await findProject(new Call(name, settings, {}), transport.authenticator));
  const given =
    init.headers && Symbol.iterator in init.headers
      ? init.headers
      : Object.entries(init.headers ?? {});
  const fault = headerFault(given, name);
  if (fault) throw fault;
  // Methods are called by data here, which the types of openapi-fetch cannot follow.
  const client = createClient<object>({
    baseUrl: endpoint,
    headers: defaults.headers,
  }) as unknown as Sender;
  let explainJson: (() => unknown) | undefined;
  try {
    return await client.request(method, path, {
      ...init,
      params: {
        ...init.params,
        path: { ...init.params?.path, project_id: init.params?.path?.project_id ?? project },
      },
      pathSerializer: serializePath,
      fetch: async (request: Request) => {
        const { method: verb } = request;
        const [url = ""] = request.url.split("#"); // What is behind it is not sent.
        // A raw call may name another base address, but it must not take the credentials there.
        if (!url.startsWith(`${endpoint}/`))
          throw new ConfigurationError(
            `This client sends its credentials to ${endpoint} and nowhere else.`,
          );
        // Middleware may have put another request in place of the operation's, of which nobody knows whether it may be repeated.
        const retry = verb === method && operation ? (operation.retry ?? serviceRetry) : undefined;
        const read = readerFor(init.parseAs, (explain) => (explainJson = explain));
        const call = new Call(
          name,
          { ...settings, signals: [...settings.signals, request.signal] },
          { retry, namesCluster, read },
        );
        call.projectId = project;
        const body = (await request.text()) || undefined;
        return send(
          transport,
          { method: verb, url, headers: Object.fromEntries(request.headers), body },
          call,
        );
      },
    });
  } catch (error) {
    throw error instanceof SyntaxError && explainJson ? explainJson() : error;
  }
}

/** Reads the answers of a raw call in the way that it wants; `onRead` gets what explains one that is not JSON. */
function readerFor(parseAs: string | undefined, onRead: (explain: () => unknown) => void): Reader {
  return async (call, response, signal, hold) => {
    if (!response.ok) {
      const text = await readStart(response);
      return { response: withBody(response, text), text };
    }
    if (parseAs === "stream") {
      const stream = guardedStream(response, signal, hold(), (error) =>
        streamError(call, response, error),
      );
      return { response: withBody(response, stream), text: "" };
    }
    const bytes = await response.arrayBuffer();
    onRead(() => parseError(call, response, new TextDecoder().decode(bytes)));
    return { response: withBody(response, bytes), text: "" };
  };
}

/** The error of a stream: that of the limit or the signal which ended it, or else of its connection. */
function streamError(call: Call, response: FetchResponse, error: unknown): unknown {
  return error instanceof CloudError ? error : networkFailure(call, "", response, error).error;
}
