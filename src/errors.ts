import { errorIndex, indexedCodes, indexedStatuses } from "../generated/error-index.js";

/** What every error of this package carries beside its message. */
export interface CloudErrorDetails {
  /** The operation that was called, for example "listSnapshots". */
  readonly operation?: string | undefined;
  /** How many attempts the call made. */
  readonly attempts?: number | undefined;
  /** The error that caused this one. */
  readonly cause?: unknown;
}

/** The base of every error that this package throws on purpose. */
export class CloudError extends Error {
  // On the prototype: the constructor reads that of a subclass, which a bundler may rename.
  override get name(): string {
    return "CloudError";
  }
  /** The operation that was called, if there was one. */
  declare readonly operation: string | undefined;
  /** How many attempts the call made; undefined when there was nothing to send. */
  declare readonly attempts: number | undefined;
  /**
   * The address of the page that explains the error: what causes it, what the client does by itself, and what to do. It leads
   * to the code, to the status if the page does not have the code, or to the class. Without the host if the package was built
   * without a repository: the path then starts at the root of the documentation, which `npm run docs` writes.
   *
   * @example
   * ```ts
   * import { CloudError, createDwsClient, credentialsFromEnvironment } from "huaweicloud-dws-dds";
   *
   * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
   * try {
   *   await dws.listSnapshots();
   * } catch (error) {
   *   if (!(error instanceof CloudError)) throw error;
   *   console.error(`${error.message} See ${error.docs}`); // For example errors/index.html#APIGW.0301
   * }
   * ```
   */
  declare readonly docs: string;

  constructor(message: string, { cause, ...details }: CloudErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, { docs: errorIndex + anchorOf({ name: this.name, ...details }) }, details); // Those of a subclass, too.
  }

  /** What `JSON.stringify` writes: all properties and the message; and of other errors among the causes name, message and code. */
  toJSON(): unknown {
    return describe(this, 5);
  }
}

/** The place of an error in the error index. Text of a service is a part of it only if the index has it. */
function anchorOf({
  name,
  code,
  status,
}: {
  name: string;
  code?: string;
  status?: number;
}): string {
  if (indexedCodes.test(String(code))) return String(code);
  return indexedStatuses.test(String(status)) ? String(status) : name;
}

/** The properties of an error and its causes. Their number is limited, for one may lead back to the error. */
function describe(value: unknown, causes: number): unknown {
  if (typeof value !== "object" || !value) return value;
  const { name, message, code, cause } = value as Readonly<Record<string, unknown>>;
  const own = value instanceof CloudError && value;
  return (
    causes && Object.assign({ name, message, code }, own, { cause: describe(cause, causes - 1) })
  );
}

/** An option is wrong, or options contradict each other. Thrown when a client is created, or by the call that uses them first. */
export class ConfigurationError extends CloudError {
  override get name(): "ConfigurationError" {
    return "ConfigurationError";
  }
}

/** Throws the error of an option that has a wrong value, and shows the value if it is given: it must not be a secret. */
export function throwConfigurationError(option: string, expected: string, actual = ""): never {
  throw new ConfigurationError(
    `${option} must be ${expected}${actual && ` and is ${JSON.stringify(actual)}`}.`,
  );
}

/** One thing that is wrong with a value. */
export interface ValidationIssue {
  /** The place, as a JSON pointer (RFC 6901) into the value that was checked; empty for the value itself. */
  readonly pointer: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
}

/** The input of a call breaks a documented rule and was not sent; or a response does, and `failOnDrift` is set. */
export class ValidationError extends CloudError {
  override get name(): "ValidationError" {
    return "ValidationError";
  }
  /** Everything that is wrong. */
  declare readonly issues: readonly ValidationIssue[];
  /** Whether the request was sent: then the response is wrong, and the operation has had its effect. */
  declare readonly sent: boolean;

  constructor(
    operation: string,
    issues: readonly ValidationIssue[],
    sent = false,
    about = "was not sent",
  ) {
    const message = `${operation} ${about}: ${issues.map((issue) => issue.message).join(" ")}`;
    super(message, { operation });
    Object.assign(this, { issues, sent });
  }
}

/** What an {@link ApiError} carries of the error response. */
export interface ApiErrorDetails extends CloudErrorDetails {
  readonly operation: string;
  readonly attempts: number;
  /** The HTTP status. */
  readonly status: number;
  /** The error code of the service, if the body has one. */
  readonly code?: string | undefined;
  /** The error message of the service, if the body has one. */
  readonly reason?: string | undefined;
  /** The id under which the cloud logged the call, if it sent one. */
  readonly requestId?: string | undefined;
  /** How long the service asks to wait, in milliseconds, if it sent `Retry-After`. */
  readonly retryAfterMs?: number | undefined;
}

/** The service, or a gateway before it, rejected the call: with an error status, or with an error code in a response of status 200. */
export class ApiError extends CloudError {
  override get name(): "ApiError" {
    return "ApiError";
  }
  declare readonly operation: string;
  declare readonly attempts: number;
  /** The HTTP status. */
  declare readonly status: number;
  /** The error code of the service, for example "DWS.0011", if the body has one. */
  declare readonly code: string | undefined;
  /** The error message of the service, if the body has one; it is meant for people and changes without notice. */
  declare readonly reason: string | undefined;
  /** The id under which the cloud logged the call, if it sent one. */
  declare readonly requestId: string | undefined;
  /** How long the service asks to wait before the next call, in milliseconds from 0, if it sent `Retry-After`. */
  declare readonly retryAfterMs: number | undefined;

  // oxlint-disable-next-line typescript/no-useless-constructor -- Requires more details than CloudError does.
  constructor(message: string, details: ApiErrorDetails) {
    super(message, details);
  }
}

/** No complete response arrived: the host is unknown or unreachable, or the connection broke. */
export class NetworkError extends CloudError {
  override get name(): "NetworkError" {
    return "NetworkError";
  }
  /** The code of the platform, for example "ENOTFOUND", if it gives one; the first if several addresses failed. */
  declare readonly code: string | undefined;
  /** Whether the request certainly was not sent, because there was no connection: it had no effect then. */
  declare readonly requestNotSent: boolean;

  constructor(
    message: string,
    requestNotSent: boolean,
    details: CloudErrorDetails & { readonly code?: string | undefined },
  ) {
    super(message, details);
    Object.assign(this, { requestNotSent });
  }
}

/** The response took too long. */
export class TimeoutError extends CloudError {
  override get name(): "TimeoutError" {
    return "TimeoutError";
  }
  /** The limit that was reached: that of one attempt (`timeoutMs`), or that of the call (`deadlineMs`). */
  declare readonly scope: "attempt" | "deadline";

  constructor(message: string, scope: "attempt" | "deadline", details: CloudErrorDetails) {
    super(message, details);
    Object.assign(this, { scope });
  }
}

/** The call was aborted by its signal, whose reason is the `cause`. */
export class AbortError extends CloudError {
  override get name(): "AbortError" {
    return "AbortError";
  }
}

/** The error of a call or task that was aborted, with what is known of its consequence. */
export function abortError(
  details: CloudErrorDetails & { readonly operation: string },
  consequence = "",
): AbortError {
  return new AbortError(`${details.operation} was aborted by its signal${consequence}.`, details);
}

/** The response has a success status, but its body is not a JSON object, or is longer than `maxResponseBytes`. */
export class ResponseParseError extends CloudError {
  override get name(): "ResponseParseError" {
    return "ResponseParseError";
  }
  /** The HTTP status. */
  declare readonly status: number;
  /** The first characters of the body, at most 200, without secrets of the request and without the queries of URLs. */
  declare readonly preview: string;
  /** Whether the body is longer than `maxResponseBytes`. */
  declare readonly isTooLong: boolean;

  constructor(
    message: string,
    status: number,
    preview: string,
    details: CloudErrorDetails,
    isTooLong = false,
  ) {
    super(message, details);
    Object.assign(this, { status, preview, isTooLong });
  }
}

/** The wanted state cannot be reached any more, or was not reached in time. */
export class WaiterError extends CloudError {
  override get name(): "WaiterError" {
    return "WaiterError";
  }
  /** Why the wanted state cannot be reached, as the service says it to people; undefined if it says nothing. */
  declare readonly reason: string | undefined;
  /** Whether only the time was over: the wanted state can still be reached. */
  declare readonly isTimeout: boolean;

  constructor(
    message: string,
    /** The last state that was listed; undefined if the resource was never listed. */
    readonly lastState: string | undefined,
    details: CloudErrorDetails & { readonly reason?: string | undefined },
    isTimeout = false,
  ) {
    super(message, details);
    Object.assign(this, { isTimeout });
  }
}

/**
 * Whether a thrown value is an {@link ApiError}, optionally of one status and code. Compares the name and not the class, so
 * that it also recognises errors of a second copy of this package.
 *
 * @param error - The value that was caught.
 * @param match - The `status`, an HTTP status, and the `code` of the service that the error must have.
 * @defaultValue `match`: any status and code.
 * @returns Whether it is one; narrows the type.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment, isApiError } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * try {
 *   await dws.createSnapshot({ snapshot: { name: "nightly", cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1" } });
 * } catch (error) {
 *   if (!isApiError(error, { status: 409, code: "DWS.0011" })) throw error;
 *   console.log(`The cluster is busy (request ${error.requestId}).`);
 * }
 * ```
 */
export function isApiError(
  error: unknown,
  match: { readonly status?: number | undefined; readonly code?: string | undefined } = {},
): error is ApiError {
  if (!(error instanceof Error) || error.name !== "ApiError") return false;
  const { status, code } = error as Partial<ApiErrorDetails>;
  return (match.status ?? status) === status && (match.code ?? code) === code;
}

/** The outcome of a call, as a value. */
export type Result<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly error: CloudError };

/**
 * Turns a call that may reject into a value, for programs that prefer a condition to a `catch`.
 *
 * @param call - The promise of a call.
 * @returns `{ ok: true, data }`, or `{ ok: false, error }` for an error of this package.
 * @throws Any other error: a mistake in the program is not a result.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment, toResult } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const result = await toResult(dws.listSnapshots());
 * console.log(result.ok ? `${result.data.count} snapshots` : result.error.message);
 * ```
 */
export async function toResult<Data>(call: Promise<Data>): Promise<Result<Data>> {
  try {
    return { ok: true, data: await call };
  } catch (error) {
    if (error instanceof CloudError) return { ok: false, error };
    throw error;
  }
}
