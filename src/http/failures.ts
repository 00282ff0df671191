import { checkHeader } from "../check-options.js";
import {
  ApiError,
  ConfigurationError,
  NetworkError,
  ResponseParseError,
  type ApiErrorDetails,
  type CloudError,
} from "../errors.js";
import { isObject, type JsonObject } from "../values.js";
import type { Call } from "./call.js";
import { hintFor, networkHint } from "./hints.js";
import type { FetchResponse } from "./http-types.js";
import { hideQueries, redactor, type Redact } from "./redact.js";
import { isBusy, isCertificateError, readRetryAfter } from "./retry.js";

/** Why an attempt failed, and what follows from that. */
export interface Failure {
  readonly error: CloudError;
  /** Whether the call may be sent again. */
  readonly canRetry?: boolean | undefined;
}

/** The failure of an attempt that received no complete response. */
export function networkFailure(
  call: Call,
  url: string,
  response: FetchResponse | undefined,
  thrown: unknown,
): Failure {
  const { operation, details } = call;
  if (thrown instanceof ConfigurationError) throw thrown;
  // Credentials of a program can have set a header that cannot be sent.
  if (!response)
    for (const [name, value] of Object.entries(call.sent.at(-1) ?? {})) checkHeader(name, value);
  const redact = redactor(call.sent);
  const cause = copyError(thrown, redact);
  const roots = rootsOf(cause);
  const codes = new Set(roots.flatMap(({ code }) => code ?? []));
  const [code] = codes;
  const reason =
    [...codes].join(", ") || roots[0]?.message || cause.message || "the reason is unknown";
  if (response && undecodable.test(reason))
    return {
      error: parseError(
        call,
        response,
        new Uint8Array(),
        `not in its Content-Encoding (${reason})`,
      ),
    };
  const requestNotSent = roots.every(isConnectionError) && !response;
  const message = response
    ? `${operation} received status ${response.status}, but the connection broke: ${reason}.`
    : `${operation} received no response from ${new URL(url).host}: ${reason}.${networkHint(code)}`;
  return {
    error: new NetworkError(message, requestNotSent, { ...details, code, cause }),
    // A certificate does not change within the call.
    canRetry: (requestNotSent || call.isRepeatable) && !isCertificateError(code),
  };
}

/** The failure of an error response; undefined for a success. */
export function responseFailure(
  call: Call,
  url: string,
  response: FetchResponse,
  bytes: Uint8Array,
  body: JsonObject | undefined,
  source?: string,
): Failure | undefined {
  const { status, ok, headers } = response;
  if (ok && body === undefined && !call.description.responseBody)
    return { error: parseError(call, response, bytes) };
  const found = ok ? readErrorInSuccess(body) : readErrorBody(body);
  if (!found) return undefined;
  const { description, isRepeatable } = call;
  const now = Date.now();
  // By the service's own clock, if the response has its time.
  const serviceTime = Date.parse(headers.get("Date") ?? "") || now;
  const details = {
    ...call.details,
    ...found,
    status,
    requestId: headers.get("X-Request-Id") || found.requestId, // The header may be empty.
    retryAfterMs: readRetryAfter(headers.get("Retry-After"), serviceTime),
  };
  const location = hideQueries(headers.get("Location") ?? "");
  const hint = hintFor(details, now - serviceTime, url, location, source);
  return {
    error: new ApiError(apiErrorMessage(details, hint), details),
    canRetry: description.retry?.statuses.includes(status) || (isRepeatable && isBusy(found.code)),
  };
}

function apiErrorMessage(
  { operation, status, code, reason, requestId, attempts, retryAfterMs }: ApiErrorDetails,
  hint = retryAfterMs && `Call again after ${Math.ceil(retryAfterMs / 1000)} s`,
): string {
  let message = `${operation} was rejected with status ${status}`;
  if (code) message += ` and code ${code}`;
  if (attempts > 1) message += ` (${attempts} attempts)`;
  if (reason) message += `: ${reason}`;
  if (requestId) message += ` (request ${requestId})`;
  return hint ? `${message.replace(/\.$/, "")}. ${hint}` : message;
}

/** The error of a success whose body is not a JSON object, or cannot be read. */
export function parseError(
  { operation, details, sent }: Call,
  { status }: FetchResponse,
  bytes: Uint8Array,
  problem = bytes.length > 0 ? "not a JSON object" : "empty",
  isTooLong = false,
): ResponseParseError {
  return new ResponseParseError(
    `${operation} succeeded with status ${status}, but the response body is ${problem}; a proxy may have replaced it.`,
    status,
    // Cut after the redaction: half a secret would not be found.
    hideQueries(redactor(sent)(new TextDecoder().decode(bytes.subarray(0, 65_536)))).slice(0, 200),
    details,
    isTooLong,
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
function readErrorBody(body: JsonObject = {}): ErrorBody {
  const all = { ...body, ...innerError(body) };
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
function readErrorInSuccess(body: JsonObject = {}): ErrorBody | undefined {
  const code = firstText(body, codes.slice(0, 3)) ?? firstText(innerError(body), codes);
  return code === undefined || /^0$|\.0000$/.test(code)
    ? undefined
    : { ...readErrorBody(body), code };
}

function innerError({ error }: JsonObject): JsonObject {
  return isObject(error) ? error : {};
}

/** The first of the properties that holds a text or a number: IAM writes `"code": 401`. */
function firstText(body: JsonObject, names: readonly string[]): string | undefined {
  return names
    .map((name) => body[name])
    .map((value) => (typeof value === "number" ? String(value) : value))
    .filter((value) => typeof value === "string")
    .map(hideQueries)
    .find(Boolean);
}

/**
 * The system calls that make a connection, and the codes of Node (with undici's) and Bun for one that was never made. An
 * unreachable host is none of them, since Linux also reports it on connections that have carried a request.
 */
const neverConnected =
  /^(connect|getaddrinfo|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;

/** Whether an error means that there was no connection, so that nothing was sent. */
function isConnectionError({ code = "", syscall = "", message }: CopiedError): boolean {
  return (
    neverConnected.test(syscall || code) ||
    isCertificateError(code) ||
    message.includes("before secure TLS")
  );
}

/** A copy of an error, whose texts contain no secret. */
type CopiedError = Error & {
  readonly code?: string;
  readonly syscall?: string;
  readonly cause?: CopiedError;
  /** Those of an AggregateError: Node has one for each address of a host. */
  readonly errors?: readonly CopiedError[];
};

/** The codes of Node for a body that is not in its Content-Encoding. The response is complete, and would be the same again. */
const undecodable = /^(Z_DATA_|ERR_(_|BROTLI_)|ZSTD_)/;

/**
 * The errors that an error comes from. Node's fetch says only "fetch failed": the reason is in the cause, or in the errors of
 * the cause.
 */
function rootsOf(error: CopiedError): readonly CopiedError[] {
  const { code, cause, errors } = error;
  if (errors?.length) return errors.flatMap(rootsOf);
  const roots = cause ? rootsOf(cause) : [];
  return roots.some((root) => root.code ?? (code ? "" : root.message)) ? roots : [error];
}

/**
 * Copies an error without secrets, since the error of a fetch may carry the request with all its headers. Reads properties
 * instead of classes, since a fetch may come from another realm. The depth is limited, for an error may lead back to itself.
 */
function copyError(error: unknown, redact: Redact, depth = 5): CopiedError {
  const text = (value: unknown): string => (typeof value === "string" ? redact(value) : "");
  try {
    const given: { readonly [Name in keyof CopiedError]?: unknown } =
      typeof error === "object" && error !== null ? error : { message: error };
    const copy = new Error(text(given.message));
    const { cause, errors } = depth > 0 ? given : {};
    const properties = {
      name: text(given.name),
      // The line breaks of a stack stay.
      stack: text(given.stack).replace(/ {5}(?=at )/g, "\n    "),
      code: text(given.code),
      syscall: text(given.syscall),
      cause: cause !== undefined && copyError(cause, redact, depth - 1),
      errors:
        Array.isArray(errors) &&
        errors.map((inner) => copyError(inner, redact, Math.min(depth - 1, 1))),
    };
    // Defined, since an assignment fails when a program has frozen Error.prototype.
    for (const [name, value] of Object.entries(properties))
      if (value) Object.defineProperty(copy, name, { value, configurable: true, writable: true });
    return copy as CopiedError;
  } catch {
    return copyError("an unreadable error", redact);
  }
}
