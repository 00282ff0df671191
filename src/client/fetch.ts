import { checkHeader, checkOptions } from "../check-options.js";
import { ConfigurationError, type ResponseParseError } from "../errors.js";
import { toResponse } from "../http/body.js";
import { Call } from "../http/call.js";
import { parseError } from "../http/failures.js";
import { send } from "../http/send.js";
import type { Operation, OperationRetry } from "../operation.js";
import { callRules, resolveOptions } from "../options.js";
import { findProject, requestContextOf, type RequestContext } from "./context.js";
import type { ServiceClient } from "./create-client.js";
import { secretsInJson } from "./secrets.js";

/** Sends a request to the service, with the signature of the platform's `fetch`. */
export type ClientFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * Creates a `fetch` that sends requests to the service of a client: for operations that are not described, or for a library
 * that takes a `fetch`. Credentials, retries, time limits and events are those of the client. It resolves for every status,
 * with a body that has been read: all of a success up to `maxResponseBytes`, and at most 65,536 bytes of an error response. It
 * does not follow redirects. A request that matches a described operation is retried like it; any other one after every
 * failure if it is a GET, HEAD or OPTIONS, and otherwise only when it was not sent. In a body of JSON, the values of properties
 * whose names mean a secret, such as `password`, `secret` and `token`, appear in no error and no event.
 *
 * @param client - A client that `createDwsClient` or `createDdsClient` has made.
 * @returns A function with the signature of the platform's `fetch`. It takes a path that begins with "/", such as
 * "/v1.0/{project_id}/snapshots", or a URL or Request of the endpoint, and replaces `{project_id}` with the project of the
 * client; and the `method`, `headers`, `body` (text in UTF-8) and `signal`. It rejects with {@link ConfigurationError} for
 * another origin, or a request that cannot be sent; with {@link NetworkError}, {@link TimeoutError} and {@link AbortError}
 * as methods do; and with {@link ResponseParseError} for a success that is longer than `maxResponseBytes`.
 * @throws {@link ConfigurationError} for any other object.
 * @example
 * ```ts
 * import { createDwsClient, createFetch, credentialsFromEnvironment } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const fetch = createFetch(dws);
 * const response = await fetch("/v1.0/{project_id}/clusters");
 * console.log(response.status, await response.json());
 * ```
 */
export function createFetch(client: ServiceClient): ClientFetch {
  const context = requestContextOf(client);
  const { operations, retry, endpoint, defaults } = context;
  return async (input, { signal = signalOf(input), ...init } = {}) => {
    checkOptions("fetch", { signal: signal ?? undefined }, callRules);
    const request = createRequest(input, init, endpoint);
    const { method } = request;
    const [url = ""] = request.url.split("#"); // A fragment is not sent.
    const path = url.slice(endpoint.length).replace(/\?.*/s, "");
    const operation = findOperation(operations, method, path);
    const call = new Call(
      {
        operationId: operation?.operationId ?? `${method} ${path.replace(/%7B(\w+)%7D/gi, "{$1}")}`,
        retry: retryOf(operation, method, retry),
        keepsBody: true,
      },
      resolveOptions(signal ? { signal } : undefined, defaults),
    );
    const body = method === "GET" || method === "HEAD" ? undefined : await readBody(request, call);
    call.projectId = context.projectId ?? (await findProject(call, context));
    const { response, body: received } = await send(
      context,
      {
        method,
        url: fillProject(url, call.projectId),
        headers: { ...defaults.headers, ...Object.fromEntries(request.headers) },
        body,
        secrets: secretsInJson(operation?.input, body),
      },
      call,
    );
    const copy = toResponse(response, method === "HEAD" ? undefined : received);
    if (response.ok && received) parseErrors.set(copy, () => parseError(call, response, received));
    return copy;
  };
}

const parseErrors = new WeakMap<Response, () => ResponseParseError>();

/** The error of a response of `fetch` whose body was expected to be JSON and is not; undefined for any other response. */
export function parseErrorOf(response: Response | undefined): ResponseParseError | undefined {
  return response && parseErrors.get(response)?.();
}

/** Checks headers, as an object or as pairs: the error of the platform would show the value of one that cannot be sent. */
export function checkHeaders(headers: object | undefined): void {
  const pairs =
    headers && Symbol.iterator in headers
      ? (headers as Iterable<readonly [string, unknown]>)
      : Object.entries({ ...headers });
  for (const [name, value] of pairs) checkHeader(name, value);
}

/** The signal of a Request. */
function signalOf(input: string | URL | Request): AbortSignal | undefined {
  return typeof input === "object" && "signal" in input ? input.signal : undefined;
}

/** Creates a Request whose URL is one of the endpoint: credentials are sent nowhere else. */
function createRequest(
  input: string | URL | Request,
  init: RequestInit,
  endpoint: string,
): Request {
  checkHeaders(init.headers);
  let request: Request;
  try {
    request = new Request(
      typeof input === "string" && input.startsWith("/") ? endpoint + input : input,
      // On a signal, the Request would keep a listener until it is collected.
      { ...init, signal: null },
    );
  } catch {
    // The error of the platform may show a password in the URL.
    throw new ConfigurationError("fetch was given an invalid URL, method or body.");
  }
  if (!request.url.startsWith(`${endpoint}/`))
    throw new ConfigurationError(
      `This client sends its credentials to ${endpoint} and to no other origin.`,
    );
  return request;
}

/** Puts the project into the path of a URL, where the placeholder may be percent-encoded. */
function fillProject(url: string, projectId: string): string {
  return url.replace(/^[^?]*/, (path) =>
    path.replace(/(\{|%7B)project_id(\}|%7D)/gi, () => encodeURIComponent(projectId)),
  );
}

/** The retry rule of a described operation, or that of a list call for a method that changes nothing. */
function retryOf(
  operation: Operation | undefined,
  method: string,
  retry: OperationRetry,
): OperationRetry | undefined {
  const isSafe = /^(GET|HEAD|OPTIONS)$/.test(method);
  return operation?.retry ?? (operation || isSafe ? retry : undefined);
}

/** The described operation of a method and path; of several, the one with the fewest parameters in its path. */
function findOperation(
  operations: RequestContext["operations"],
  method: string,
  path: string,
): Operation | undefined {
  const parametersOf = (operation: Operation): number => operation.path.split("{").length;
  const isMatch = (template: string): boolean =>
    new RegExp(`^${template.replaceAll(".", "\\.").replace(/\{.*?\}/g, "[^/]+")}$`).test(path);
  return Object.values(operations)
    .filter((operation) => operation.method === method && isMatch(operation.path))
    .sort((left, right) => parametersOf(left) - parametersOf(right))[0];
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
