import { ConfigurationError, type ResponseParseError } from "../errors.js";
import { toResponse } from "../http/body.js";
import { Call } from "../http/call.js";
import { headerError, parseError } from "../http/failures.js";
import { safeRetry } from "../http/retry.js";
import { send, type Transport } from "../http/send.js";
import type { Operation, OperationRetry } from "../operation.js";
import { resolveOptions, type CallSettings } from "../options.js";
import { findProject } from "./project.js";

/** Sends a request to the service, with the signature of the platform's `fetch`. */
export type ClientFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** What `fetch` uses of its client. */
export interface FetchContext {
  readonly operations: Readonly<Record<string, Operation>>;
  /** The retry rule of every operation that has none of its own. */
  readonly retry: OperationRetry;
  readonly endpoint: string;
  readonly projectId: string | undefined;
  readonly defaults: CallSettings;
  readonly transport: Transport;
}

/** Creates the `fetch` of a client. */
export function createFetch(context: FetchContext): ClientFetch {
  const { operations, endpoint, defaults, transport } = context;
  return async (input, init = {}) => {
    const isRequest = typeof input === "object" && "url" in input;
    const { signal = isRequest ? input.signal : undefined, ...rest } = init;
    const url = resolveUrl(isRequest ? input.url : String(input), endpoint);
    const path = url.slice(endpoint.length).replace(/\?.*/s, "");
    const method = (init.method ?? (isRequest ? input.method : "GET")).toUpperCase();
    const operation = findOperation(operations, method, path);
    const name = operation?.operationId ?? `${method} ${path.replace(/%7B(\w+)%7D/gi, "{$1}")}`;
    const call = new Call(
      {
        operation: name,
        retry: retryOf(context, operation, method),
        namesCluster: path.includes("/clusters/"),
        keepsBody: true,
      },
      resolveOptions(signal ? { signal } : undefined, defaults),
    );
    const error = headerError(pairsOf(rest.headers), name);
    if (error) throw error;
    // Without the signal, on which a Request would keep a listener until it is collected.
    const request = createRequest(isRequest ? input : url, { ...rest, signal: null }, name);
    const body = /^(GET|HEAD)$/.test(method) ? undefined : await readBody(request, call);
    call.projectId = context.projectId ?? (await findProject(call, transport.authenticator));
    const headers = { ...defaults.headers, ...Object.fromEntries(request.headers) };
    const { response, bytes } = await send(
      transport,
      { method, url: fillProject(url, call.projectId), headers, body },
      call,
    );
    const copy = toResponse(response, method === "HEAD" ? undefined : bytes);
    parseErrors.set(copy, () => parseError(call, response, new TextDecoder().decode(bytes)));
    return copy;
  };
}

const parseErrors = new WeakMap<Response, () => ResponseParseError>();

/** The error of a response of `fetch` whose body was expected to be JSON and is not; undefined for any other response. */
export function parseErrorOf(response: Response | undefined): ResponseParseError | undefined {
  return response && parseErrors.get(response)?.();
}

/** The absolute URL of an input, without a fragment. Credentials are sent nowhere but to the endpoint. */
function resolveUrl(input: string, endpoint: string): string {
  let url: URL;
  try {
    url = new URL(input.startsWith("/") ? endpoint + input : input);
  } catch {
    throw new ConfigurationError(
      `fetch needs a URL of ${endpoint}, or a path that begins with "/".`,
    );
  }
  url.hash = "";
  if (!url.href.startsWith(`${endpoint}/`))
    throw new ConfigurationError(
      `This client sends its credentials to ${endpoint} and to no other origin.`,
    );
  return url.href;
}

/** Puts the project into the path of a URL, where the placeholder may be percent-encoded. */
function fillProject(url: string, projectId: string): string {
  const [path = "", ...query] = url.split("?");
  const filled = path.replace(/(?:\{|%7B)project_id(?:\}|%7D)/gi, () =>
    encodeURIComponent(projectId),
  );
  return [filled, ...query].join("?");
}

/** The described operation of a method and path; of several, the one with the fewest parameters in its path. */
function findOperation(
  operations: FetchContext["operations"],
  method: string,
  path: string,
): Operation | undefined {
  const parametersOf = (operation: Operation): number => operation.path.split("{").length;
  const segments = path.split("/");
  const matches = (template: readonly string[]): boolean =>
    template.length === segments.length &&
    template.every((segment, index) =>
      segment.startsWith("{") ? segments[index] !== "" : segment === segments[index],
    );
  return Object.values(operations)
    .filter((operation) => operation.method === method && matches(operation.path.split("/")))
    .sort((left, right) => parametersOf(left) - parametersOf(right))[0];
}

function retryOf(
  { retry }: FetchContext,
  operation: Operation | undefined,
  method: string,
): OperationRetry | undefined {
  if (operation) return operation.retry ?? retry;
  return /^(GET|HEAD|OPTIONS)$/.test(method) ? safeRetry : undefined;
}

/** Headers as pairs, before the platform checks them: its error would show the value. */
function pairsOf(headers: RequestInit["headers"]): Iterable<readonly [string, unknown]> {
  if (!headers) return [];
  return Symbol.iterator in headers
    ? (headers as Iterable<readonly [string, unknown]>)
    : Object.entries(headers);
}

function createRequest(input: string | Request, init: RequestInit, operation: string): Request {
  try {
    return new Request(input, init);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(`${operation} was not sent: ${reason}`, { operation });
  }
}

/** The body of a request as text: it is sent, and signed, as often as there are attempts. */
async function readBody(request: Request, call: Call): Promise<string | undefined> {
  const bytes = await call.limit(() => request.arrayBuffer());
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) || undefined;
  } catch {
    const { operation } = call;
    throw new ConfigurationError(`${operation} was not sent: its body is not text in UTF-8.`, {
      operation,
    });
  }
}
