import { checkHeader, type RulesFor } from "./check-options.js";
import { throwConfigurationError } from "./errors.js";
import type { ResponseHeaders } from "./http/http-types.js";
import { withoutUndefined } from "./values.js";

/** How a failed call is retried. */
export interface RetryOptions {
  /**
   * The number of attempts of a call, the first included: a whole number from 1.
   * @defaultValue 3
   */
  readonly maxAttempts?: number | undefined;
  /**
   * The upper bound of the first delay in milliseconds, from 0. Each delay is random below its bound, which doubles.
   * @defaultValue 2,000
   */
  readonly baseDelayMs?: number | undefined;
  /**
   * The largest bound of a delay, in milliseconds, from 0.
   * @defaultValue 20,000
   */
  readonly maxDelayMs?: number | undefined;
  /**
   * The longest `Retry-After` that the call waits for, in milliseconds, from 0. A longer one ends the call at once, with
   * `retryAfterMs` on the error.
   * @defaultValue 60,000
   */
  readonly maxRetryAfterMs?: number | undefined;
}

/** What {@link CallOptions.onResponse} receives. */
export interface ResponseInfo {
  /** The operation that was called. */
  readonly operation: string;
  /** The HTTP status. */
  readonly status: number;
  /** The id under which the cloud logged the call (`X-Request-Id`), if it sent one. */
  readonly requestId: string | undefined;
  /** The headers of the response. */
  readonly headers: ResponseHeaders;
  /** How many attempts the call made. */
  readonly attempts: number;
}

/** What every call takes beside its input; an option that is left out has the value of the client's option. */
export interface CallOptions {
  /**
   * Aborts the call in every phase: it then rejects with an `AbortError`. The signals of the client and of the call both apply.
   * @defaultValue none
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * The limit of one attempt, from authentication to the end of the body, in milliseconds, from 1.
   * @defaultValue 30,000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * The limit of all attempts and the delays between them, in milliseconds, from 1.
   * @defaultValue 120,000
   */
  readonly deadlineMs?: number | undefined;
  /**
   * The longest success response that is read, in bytes after decompression, from 1 to 2,147,483,647. A longer one is not read
   * to its end, and the call rejects with a `ResponseParseError`; it is not retried. Of an error response, only the first
   * 65,536 bytes are read.
   * @defaultValue 67,108,864 (64 MiB)
   */
  readonly maxResponseBytes?: number | undefined;
  /**
   * How the call is retried, or `false` for one attempt. In no case is a call retried that may have had an effect; a call
   * that is rejected because its token has expired is sent again once with a new one.
   * @defaultValue the defaults of {@link RetryOptions}
   */
  readonly retry?: RetryOptions | false | undefined;
  /**
   * Headers to add; those of the authentication cannot be replaced.
   * @defaultValue none
   */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * Called with the last response of the call, a success or an error response. What it throws is ignored.
   * @defaultValue none
   */
  readonly onResponse?: ((response: ResponseInfo) => void) | undefined;
  /**
   * Query parameters that are not documented, such as `backup_status` or `order_field` of the vendor's newer SDKs, or
   * undocumented values, such as `backup_type: "Incremental"`. They are sent as given, and replace those of the input.
   * @defaultValue none
   */
  readonly extraQuery?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
}

/** Call options after all defaults are applied. */
export interface CallSettings {
  readonly signals: readonly AbortSignal[];
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly maxResponseBytes: number;
  readonly retry: { readonly [Name in keyof RetryOptions]-?: number };
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly onResponse?: CallOptions["onResponse"];
  readonly extraQuery: Readonly<Record<string, string | number | boolean>>;
}

const defaults: CallSettings = {
  signals: [],
  timeoutMs: 30_000,
  deadlineMs: 120_000,
  maxResponseBytes: 2 ** 26,
  // The bounds of the delays are those of x-speakeasy-retries in the description; the vendor recommends 2 to 5 seconds.
  retry: { maxAttempts: 3, baseDelayMs: 2000, maxDelayMs: 20_000, maxRetryAfterMs: 60_000 },
  headers: {},
  extraQuery: {},
};

/** The rules of the options of every call. */
export const callRules = {
  signal: "signal",
  timeoutMs: 1,
  deadlineMs: 1,
  maxResponseBytes: 1,
  retry: { maxAttempts: 1, baseDelayMs: 0, maxDelayMs: 0, maxRetryAfterMs: 0 },
  headers: "record",
  onResponse: "function",
  extraQuery: "record",
} as const satisfies RulesFor<CallOptions>;

/** Applies options, whose names and types have been checked, over settings. Without options, the settings are unchanged. */
export function resolveOptions(options: CallOptions | undefined, base = defaults): CallSettings {
  if (!options) return base;
  const { signal, retry, headers, extraQuery } = options;
  // By their names: the options of a client also hold its credentials, which are no setting of a call.
  const { timeoutMs, deadlineMs, maxResponseBytes, onResponse } = options;
  return {
    ...base,
    ...withoutUndefined({ timeoutMs, deadlineMs, maxResponseBytes, onResponse }),
    signals: signal ? [...base.signals, signal] : base.signals,
    retry: resolveRetry(retry, base.retry),
    headers: { ...base.headers, ...resolveHeaders(headers ?? {}) },
    extraQuery: { ...base.extraQuery, ...withoutUndefined(extraQuery ?? {}) },
  };
}

function resolveRetry(
  retry: CallOptions["retry"],
  base: CallSettings["retry"],
): CallSettings["retry"] {
  const changes = retry === false ? { maxAttempts: 1 } : withoutUndefined(retry ?? {});
  const resolved = { ...base, ...changes };
  if (!Number.isInteger(resolved.maxAttempts))
    throwConfigurationError("retry.maxAttempts", "a whole number");
  return resolved;
}

function resolveHeaders(headers: NonNullable<CallOptions["headers"]>): Record<string, string> {
  const resolved: Record<string, string> = {};
  for (const [given, value] of Object.entries<unknown>(withoutUndefined(headers))) {
    const name = given.toLowerCase();
    // Of an object, a header would be a text that nobody wants; a line break cannot be sent.
    checkHeader(name, typeof value === "object" ? "-\n-" : value);
    resolved[name] = String(value).trim();
  }
  return resolved;
}
