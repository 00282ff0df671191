import {
  ApiError,
  ConfigurationError,
  NetworkError,
  ResponseParseError,
  type ApiErrorDetails,
  type CloudError,
} from "../errors.js";
import { isObject } from "../values.js";
import type { Call } from "./call.js";
import { hintFor } from "./hints.js";
import type { FetchResponse } from "./http-types.js";
import { redactor } from "./redact.js";
import { isBusy, readRetryAfter } from "./retry.js";

/** Why an attempt failed, and what follows from that. */
export interface Failure {
  readonly error: CloudError;
  /** Whether the call may be sent again. */
  readonly canRetry?: boolean | undefined;
  /** The delay that the service asks for. */
  readonly retryAfterMs?: number | undefined;
}

/** The error of headers, as an object or as pairs, that the platform does not send; the platform's own error would show the value. */
export function headerError(
  headers: object | undefined,
  operation: string,
): ConfigurationError | undefined {
  const pairs =
    headers && Symbol.iterator in headers
      ? (headers as Iterable<readonly [string, unknown]>)
      : Object.entries({ ...headers });
  for (const [name, value] of pairs) {
    try {
      new Headers([[name, String(value)]]);
    } catch {
      return new ConfigurationError(
        `${operation} was not sent: the header ${JSON.stringify(name)} has an invalid name or value.`,
        { operation },
      );
    }
  }
  return undefined;
}

/** The failure of an attempt that received no complete response. */
export function networkFailure(
  call: Call,
  url: string,
  response: FetchResponse | undefined,
  thrown: unknown,
): Failure {
  const { operation, attempts } = call;
  const error = response ? undefined : headerError(call.sent.at(-1), operation);
  if (error) return { error };
  const redact = redactor(call.sent);
  const { reason, neverConnected } = networkReason(thrown);
  const requestNotSent = neverConnected && !response;
  const message = response
    ? `${operation} received status ${response.status}, but the connection broke within the response: ${redact(reason)}.`
    : `${operation} received no response from ${new URL(url).host}: ${redact(reason)}.`;
  return {
    error: new NetworkError(message, requestNotSent, {
      operation,
      attempts,
      cause: copyError(thrown, redact),
    }),
    canRetry: requestNotSent || call.isRepeatable,
  };
}

/** The failure of an error response; undefined for a success. */
export function responseFailure(
  call: Call,
  response: FetchResponse,
  text: string,
  body: unknown,
): Failure | undefined {
  const { status, ok, headers } = response;
  if (ok && body === undefined && !call.description.emptyResponse)
    return { error: parseError(call, response, text) };
  const found = ok ? readErrorInSuccess(body) : readErrorBody(body);
  if (!found) return undefined;
  const { retry } = call.description;
  const date = Date.parse(headers.get("Date") ?? "");
  const serviceTime = Number.isNaN(date) ? undefined : date;
  return {
    error: apiError(call, response, found, serviceTime),
    canRetry: retry?.statuses.includes(status) || (call.isRepeatable && isBusy(found.code)),
    // By the service's own clock.
    retryAfterMs: readRetryAfter(headers.get("Retry-After"), serviceTime),
  };
}

function apiError(
  { operation, attempts, sent, description }: Call,
  { status, headers }: FetchResponse,
  { code, reason, requestId }: ErrorBody,
  serviceTime: number | undefined,
): ApiError {
  const redact = redactor(sent);
  const hint = hintFor({
    status,
    code,
    clockAheadMs: serviceTime === undefined ? undefined : Date.now() - serviceTime,
    namesCluster: description.namesCluster ?? false,
    location: headers.get("Location"),
  });
  const clean = (value: string | undefined): string | undefined => value && redact(value);
  const details = {
    operation,
    status,
    code: clean(code),
    reason: clean(reason),
    requestId: clean(headers.get("X-Request-Id") || requestId), // The header may be empty.
    attempts,
  };
  return new ApiError(apiErrorMessage(details, clean(hint)), details);
}

function apiErrorMessage(
  { operation = "", status, code, reason, requestId, attempts = 1 }: ApiErrorDetails,
  hint: string | undefined,
): string {
  let message = `${operation} was rejected with status ${status}`;
  if (code) message += ` and code ${code}`;
  if (attempts > 1) message += ` (${attempts} attempts)`;
  if (reason) message += `: ${reason}`;
  if (requestId) message += ` (request ${requestId})`;
  return hint ? `${message.replace(/\.$/, "")}. ${hint}` : message;
}

/** The error of a success whose body is not a JSON object. */
export function parseError(
  { operation, attempts, sent }: Call,
  { status }: FetchResponse,
  text: string,
): ResponseParseError {
  const kind = text === "" ? "empty" : "not a JSON object";
  return new ResponseParseError(
    `${operation} succeeded with status ${status}, but the response body is ${kind}; a proxy may have replaced it.`,
    status,
    // Cut after the redaction: half a secret would not be found.
    redactor(sent)(text.slice(0, 65_536)).slice(0, 200),
    { operation, attempts },
  );
}

/** The code and the reason of an error response, in any of the forms that the services and their gateway use. */
interface ErrorBody {
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
  /** The id of the request, which some bodies repeat. */
  readonly requestId?: string | undefined;
}

/** The properties that hold a code and a reason, the most specific first (schema ErrorBody). */
const codes = ["error_code", "errCode", "errorCode", "code"];
const reasons = ["error_msg", "externalMessage", "errorMsg", "message"];

/** Reads the code and the reason of a parsed body. */
function readErrorBody(body: unknown): ErrorBody {
  if (!isObject(body)) return {};
  const all = isObject(body["error"]) ? { ...body, ...body["error"] } : body;
  return {
    code: firstText(all, codes),
    reason: firstText(all, reasons),
    requestId: firstText(all, ["request_id"]),
  };
}

/**
 * The error in a body of a success status, if there is one. Only property names that no other response uses are read there;
 * the codes "DWS.0000" and 0 mean success.
 */
function readErrorInSuccess(body: unknown): ErrorBody | undefined {
  if (!isObject(body)) return undefined;
  const code =
    firstText(body, codes.slice(0, 3)) ??
    (isObject(body["error"]) ? firstText(body["error"], codes) : undefined);
  return code === undefined || /^0$|\.0000$/.test(code)
    ? undefined
    : { ...readErrorBody(body), code };
}

/** The first of the properties that holds a text or a number: IAM writes `"code": 401`. */
function firstText(
  body: Readonly<Record<string, unknown>>,
  names: readonly string[],
): string | undefined {
  return names
    .map((name) => body[name])
    .map((value) => (typeof value === "number" ? String(value) : value))
    .find((value): value is string => typeof value === "string" && value !== "");
}

/**
 * The codes of Node (with undici's) and Bun for a connection that was never made. An unreachable host is none of them: Linux
 * also reports it on connections that have carried a request.
 */
const connectionCodes =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;

/**
 * Why a request failed, and whether there was no connection, so that nothing was sent. Node's fetch says only "fetch
 * failed"; the reason is in the cause. Reads properties instead of classes, since a fetch may come from another realm.
 */
function networkReason(thrown: unknown): { reason: string; neverConnected: boolean } {
  const { message, code, cause } = readError(thrown);
  const inner = readError(cause);
  const known = inner.code ?? code;
  return {
    reason: known ?? (inner.message || message || "the reason is unknown"),
    neverConnected: connectionCodes.test(known ?? ""),
  };
}

/**
 * A copy of an error without secrets, since the error of a fetch may carry the request with all its headers. The number of
 * causes is limited, for one may lead back to the error.
 */
function copyError(error: unknown, redact: (text: string) => string, causes = 5): Error {
  const { name, message, code, cause, stack } = readError(error);
  const copied =
    cause !== undefined && causes > 0 ? { cause: copyError(cause, redact, causes - 1) } : undefined;
  const copy = new Error(redact(message), copied);
  copy.name = redact(name) || "Error";
  if (stack) copy.stack = redact(stack);
  return Object.assign(copy, code && { code: redact(code) });
}

/** The properties of an error, whatever was thrown. */
interface ErrorProperties {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly stack: string;
  readonly cause: unknown;
}

function readError(value: unknown): ErrorProperties {
  const text = (property: unknown): string => (typeof property === "string" ? property : "");
  try {
    const properties: { readonly [Name in keyof ErrorProperties]?: unknown } =
      typeof value === "object" && value !== null ? value : { message: value };
    const { name, message, code, stack, cause } = properties;
    return {
      name: text(name),
      message: text(message),
      code: text(code) || undefined,
      stack: text(stack),
      cause,
    };
  } catch {
    const message = "an unreadable error";
    return { name: "", message, code: undefined, stack: "", cause: undefined };
  }
}
