import { busyCodes } from "../../generated/error-index.js";
import { ApiError, CloudError, isApiError, NetworkError, ResponseParseError } from "../errors.js";
import type { OperationRetry } from "../operation.js";
import type { Call } from "./call.js";
import { report, type ClientEvent } from "./events.js";
import type { Authenticator, FetchResponse, OutgoingRequest } from "./http-types.js";
import { sleep } from "./timeouts.js";

/** When a request that changes nothing can be retried. */
export const safeRetry: OperationRetry = {
  statuses: [408, 429, 500, 502, 503, 504],
  connectionErrors: true,
};

/** Whether an error code means that the service is busy, whatever the status is: 400, 403 and 409 occur. */
export function isBusy(code?: string): boolean {
  return busyCodes.test(String(code));
}

/** Node's and Bun's codes of a certificate that cannot be verified; not those of an alert, which is about the client's own. */
const certificateCodes = /(CERT|CRL)(_|$)|^(UNABLE_TO_|INVALID_(CA|PURPOSE)|PATH_LENGTH|HOSTNAME)/;

/** Whether a connection failed because of the certificate of the host. */
export function isCertificateError(code?: string): boolean {
  return certificateCodes.test(String(code));
}

/** Whether a later call can succeed without any change. */
export function isTransient(error: unknown): error is CloudError {
  if (isApiError(error))
    return (
      error.status >= 500 || error.status === 408 || error.status === 429 || isBusy(error.code)
    );
  if (error instanceof NetworkError && isCertificateError(error.code)) return false;
  return (
    error instanceof CloudError &&
    ["NetworkError", "TimeoutError", "ResponseParseError"].includes(error.name) &&
    !(error instanceof ResponseParseError && error.isTooLong)
  );
}

/** The bounds of the delays between attempts, in milliseconds. */
export interface Backoff {
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
}

/**
 * Full jitter: a random delay below a bound that doubles with each attempt, so that clients that failed together do not
 * retry together.
 */
export function fullJitter(
  attempt: number,
  { baseDelayMs, maxDelayMs }: Backoff,
  random = Math.random,
): number {
  return Math.round(random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1)));
}

/** The delay that `Retry-After` names, in milliseconds: it holds seconds or a date (RFC 9110, 10.2.3). Undefined for neither. */
export function readRetryAfter(header: string | null, now = Date.now()): number | undefined {
  const value = String(header);
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Math.min(Number(value) * 1000, 2 ** 53 - 1);
  // Date.parse alone reads "-5" as a day of 2001, which would be no delay; every HTTP date has a time of day.
  const milliseconds = /\d:\d\d:\d\d/.test(value) ? Date.parse(value) - now : NaN;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}

/** How long the service asks to wait after an error, in milliseconds; undefined if it names no time. */
export function retryAfterOf(error: unknown): number | undefined {
  return isApiError(error) ? error.retryAfterMs : undefined;
}

/** How many tokens a client has at first, and at most. */
const capacity = 500;
/** How many tokens a retry takes, and returns when it succeeds; a first attempt that succeeds adds one token. */
const retryCost = 5;

/**
 * A token bucket that all calls of a client share: while the service fails, the number of retries is limited, and each call
 * makes one attempt. The figures are those of the standard mode of the AWS SDKs.
 */
export class RetryBudget {
  #tokens = capacity;

  /** Takes the tokens of a retry, if there are enough. */
  take(): boolean {
    if (this.#tokens < retryCost) return false;
    this.#tokens -= retryCost;
    return true;
  }

  /** Returns tokens after a call has succeeded, with this number of failures before. */
  giveBack(failures: number): void {
    this.#tokens = Math.min(capacity, this.#tokens + (failures > 0 ? retryCost : 1));
  }
}

/** What a retry uses of what all calls of a client share. */
export interface RetryContext {
  readonly authenticator: Authenticator;
  readonly budget: RetryBudget;
  readonly onEvent?: ((event: ClientEvent) => void) | undefined;
}

/** An attempt that failed. */
export interface FailedAttempt {
  readonly error: CloudError;
  readonly response?: FetchResponse | undefined;
  /** The request, if the attempt got as far as that. */
  readonly request?: OutgoingRequest | undefined;
  /** Whether the call may be sent again after this failure. */
  readonly canRetry?: boolean | undefined;
}

/** Decides after a failure whether the call is sent again, and waits for the delay before that. */
export async function waitForRetry(
  context: RetryContext,
  call: Call,
  failed: FailedAttempt,
): Promise<boolean> {
  const delayMs = (await renew(context, call, failed))
    ? 0
    : delayAfter(context.budget, call, failed);
  if (delayMs === undefined) return false;
  report(context.onEvent, call, { type: "retry", error: failed.error, delayMs });
  // A signal ends the delay, and the next attempt before it begins.
  if (delayMs > 0) await sleep(delayMs, call.settings.signals).catch(() => {});
  return true;
}

/** Renews the credentials, at most once a call, when the service has rejected them. Whether there are others now. */
async function renew(
  { authenticator }: RetryContext,
  call: Call,
  { response, request }: FailedAttempt,
): Promise<boolean> {
  const renewal = authenticator.renew?.bind(authenticator);
  if (response?.status !== 401 || !renewal || !request || call.renewed) return false;
  call.renewed = true;
  return call.limit((signal) => renewal({ ...request, signal }));
}

/** The delay before the next attempt in milliseconds, or undefined if there is none. */
function delayAfter(
  budget: RetryBudget,
  call: Call,
  { canRetry, error }: FailedAttempt,
): number | undefined {
  const { retry } = call.settings;
  call.failures += 1;
  const retryAfterMs = error instanceof ApiError ? error.retryAfterMs : undefined;
  const delayMs = retryAfterMs ?? fullJitter(call.failures, retry);
  // A service that names a time must not receive a request before it, so that the delay is not cut.
  const inTime =
    (retryAfterMs ?? 0) <= retry.maxRetryAfterMs && performance.now() + delayMs < call.deadline;
  return canRetry && call.failures < retry.maxAttempts && inTime && budget.take()
    ? delayMs
    : undefined;
}
