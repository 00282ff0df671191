import { ConfigurationError } from "./errors.js";
import type { ResponseHeaders } from "./http/http-types.js";

/** How a call is repeated when it fails for a while. */
export interface RetryOptions {
  /** How many attempts a call has in all, a whole number from 1. Default: 3. */
  readonly maxAttempts?: number | undefined;
  /** The bound of the first delay in milliseconds, from 0; each delay is chosen at random below its bound, which doubles. Default: 2,000. */
  readonly baseDelayMs?: number | undefined;
  /** The bound that no delay exceeds, in milliseconds, from 0. Default: 20,000. */
  readonly maxDelayMs?: number | undefined;
  /** The longest that a `Retry-After` of the service is obeyed, in milliseconds, from 0; a longer one is cut to it. Default: 60,000. */
  readonly maxRetryAfterMs?: number | undefined;
}

/** What the end of a call tells {@link CallOptions.onResponse}. */
export interface ResponseInfo {
  /** The operation that was called. */
  readonly operation: string;
  /** The HTTP status. */
  readonly status: number;
  /** The id under which the cloud logged the call (`X-Request-Id`), if it sent one. */
  readonly requestId: string | undefined;
  /** The headers of the answer. */
  readonly headers: ResponseHeaders;
  /** How many times the request was sent. */
  readonly attempts: number;
}

/** What any call takes beside its input; what is left out comes from the client's own options. */
export interface CallOptions {
  /** Ends the call early, in every phase: it then rejects with an `AbortError`. The signals of client and call both count. Default: none. */
  readonly signal?: AbortSignal | undefined;
  /** The limit of one attempt, from signing in to the end of the body, in milliseconds, from 1. Default: 30,000. */
  readonly timeoutMs?: number | undefined;
  /** The limit of all attempts and the delays between them, in milliseconds, from 1. Default: 120,000. */
  readonly deadlineMs?: number | undefined;
  /**
   * How the call is repeated, or `false` for one attempt. Default: {@link RetryOptions}. Whatever it says, a call that
   * may have had an effect is not repeated, and one that was refused for an old token is sent again with a new one.
   */
  readonly retry?: RetryOptions | false | undefined;
  /** Headers to add; those that sign in cannot be replaced. Default: none. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Called once an answer is there, be it a success or a refusal. What it throws is ignored. Default: none. */
  readonly onResponse?: ((response: ResponseInfo) => void) | undefined;
  /**
   * Query parameters that the documents do not know, such as `backup_status` or `order_field` of the vendor's newer SDKs, or
   * values that they do not know, such as `backup_type: "Incremental"`. They are sent as given, and go before those of the input. Default: none.
   */
  readonly undocumentedQuery?:
    Readonly<Record<string, string | number | boolean | undefined>> | undefined;
}

/** Call options with nothing left open. */
export interface CallSettings {
  readonly signals: readonly AbortSignal[];
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly retry: { readonly [Name in keyof RetryOptions]-?: number };
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly onResponse?: CallOptions["onResponse"];
  readonly undocumentedQuery: Readonly<Record<string, string | number | boolean>>;
}

const defaults: CallSettings = {
  signals: [],
  timeoutMs: 30_000,
  deadlineMs: 120_000,
  // The bounds of the delays are those that the description declares with x-speakeasy-retries; the vendor advises 2 to 5 seconds.
  retry: { maxAttempts: 3, baseDelayMs: 2000, maxDelayMs: 20_000, maxRetryAfterMs: 60_000 },
  headers: {},
  undocumentedQuery: {},
};

/** Timers of JavaScript end at once when they are to run longer. */
const longest = 2 ** 31 - 1;

/** Lays options over settings, checked. Without options, the settings are what they were. */
export function settle(options: CallOptions | undefined, base = defaults): CallSettings {
  if (!options) return base;
  const {
    signal,
    timeoutMs,
    deadlineMs,
    retry,
    headers = {},
    onResponse = base.onResponse,
    undocumentedQuery = {},
  } = options;
  const retries = {
    ...base.retry,
    ...(retry ? withoutUndefined(retry) : retry === false && { maxAttempts: 1 }),
  };
  for (const [name, value] of Object.entries(retries))
    check(`retry.${name}`, value, name === "maxAttempts" ? 1 : 0);
  if (!Number.isInteger(retries.maxAttempts)) refuse("retry.maxAttempts", "a whole number");
  check("timeoutMs", timeoutMs, 1);
  check("deadlineMs", deadlineMs, 1);
  if (signal && typeof signal.addEventListener !== "function") refuse("signal", "an AbortSignal");
  if (onResponse && typeof onResponse !== "function") refuse("onResponse", "a function");
  const named = Object.entries(withoutUndefined(headers)).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    String(value),
  ]);
  // The value may be a secret: it must not be shown, as the platform would.
  for (const [name, value] of named)
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name) || /[^\t\x20-\x7e\x80-\xff]/.test(value))
      refuse(`The header ${JSON.stringify(name)}`, "one that can be sent");
  return {
    signals: signal ? [...base.signals, signal] : base.signals,
    timeoutMs: timeoutMs ?? base.timeoutMs,
    deadlineMs: deadlineMs ?? base.deadlineMs,
    retry: retries,
    headers: { ...base.headers, ...Object.fromEntries(named) },
    onResponse,
    undocumentedQuery: { ...base.undocumentedQuery, ...withoutUndefined(undocumentedQuery) },
  };
}

/** Throws for a number that is none, or out of bounds; a delay that is NaN would be no delay. */
export function check(name: string, value: number | undefined, minimum: number): void {
  if (value === undefined || (typeof value === "number" && value >= minimum && value <= longest))
    return;
  refuse(name, `a number from ${minimum} to ${longest}`);
}

/** Throws for an option that is not what it must be. */
export function refuse(name: string, wanted: string): never {
  throw new ConfigurationError(`${name} must be ${wanted}.`);
}

/** A copy without the members that are undefined, which then stand for "as it was". */
export function withoutUndefined<Value extends object>(value: Value): Defined<Value> {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as Defined<Value>;
}

type Defined<Value> = { [Name in keyof Value]: Exclude<Value[Name], undefined> };
