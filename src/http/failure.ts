// All that happens when an attempt fails. Loaded then: a program whose calls succeed never reads it.
import { ApiError, NetworkError, ResponseParseError, type ApiErrorDetails } from "../errors.js";
import { advise } from "./hints.js";
import type { Outcome } from "./attempt.js";
import { isBusy } from "./busy.js";
import type { Call } from "./call.js";
import { readErrorBody, readFailingSuccess } from "./error-body.js";
import { headerFault } from "./header-fault.js";
import { copyError, explainFailure } from "./network-failure.js";
import { cleaner } from "./redact.js";
import { readRetryAfter } from "./retry-after.js";
import type { FetchResponse } from "./http-types.js";

export { afterFailure } from "./retry.js";
export { readStart } from "./read-body-prefix.js";

/** What an attempt came to that brought no whole answer. */
export function networkFailure(
  call: Call,
  url: string,
  response: FetchResponse | undefined,
  thrown: unknown,
): Outcome {
  const { operation, attempts } = call;
  const fault = response
    ? undefined
    : headerFault(Object.entries(call.sent.at(-1) ?? {}), operation);
  if (fault) return { error: fault };
  const { reason, neverConnected } = explainFailure(thrown);
  const hadNoEffect = neverConnected && !response;
  const clean = cleaner(call.sent);
  const message = response
    ? `${operation} was answered with status ${response.status}, but the connection broke within the answer: ${clean(reason)}.`
    : `${operation} brought no answer from ${new URL(url).host}: ${clean(reason)}.`;
  return {
    error: new NetworkError(message, hadNoEffect, {
      operation,
      attempts,
      cause: copyError(thrown, clean),
    }),
    repeatable: hadNoEffect || call.mayRepeat,
  };
}

/** What an attempt came to that was refused, or whose answer cannot be read; undefined if its answer is good after all. */
export function failure(
  call: Call,
  response: FetchResponse,
  text: string,
  answer: unknown,
): Outcome | undefined {
  const { operation, attempts } = call;
  const { status, ok, headers } = response;
  const clean = cleaner(call.sent);
  if (ok && answer === undefined) return { response, error: parseError(call, response, text) };
  const body = ok ? readFailingSuccess(answer) : readErrorBody(answer);
  if (!body) return undefined;
  const { code, reason } = body;
  const requestId = headers.get("X-Request-Id") || body.requestId;
  const date = Date.parse(headers.get("Date") ?? "");
  const advice = advise({
    status,
    code,
    clockAheadMs: Number.isNaN(date) ? undefined : Date.now() - date,
    namesCluster: call.description.namesCluster ?? false,
    location: headers.get("Location"),
  });
  const details = {
    operation,
    status,
    code: code && clean(code),
    reason: reason && clean(reason),
    requestId: requestId && clean(requestId),
    attempts,
  };
  return {
    response,
    error: new ApiError(refusal(details, advice && clean(advice)), details),
    repeatable:
      (call.description.retry?.statuses.includes(status) ?? false) ||
      (call.mayRepeat && isBusy(code)),
    retryAfterMs: readRetryAfter(
      headers.get("Retry-After"),
      Number.isNaN(date) ? Date.now() : date,
    ), // By the service's own clock.
  };
}

/** What happened, and what to do about it, in a sentence or two. */
function refusal(
  { operation, status, code, reason, requestId, attempts = 1 }: ApiErrorDetails,
  advice: string | undefined,
): string {
  const said = `${operation} was refused with status ${status}${code ? ` and code ${code}` : ""}${
    attempts > 1 ? ` (${attempts} attempts)` : ""
  }${reason ? `: ${reason}` : ""}${requestId ? ` (request ${requestId})` : ""}`;
  return advice ? `${said.replace(/\.$/, "")}. ${advice}` : said;
}

/** The error of a success that is no JSON, or no object. */
export function parseError(
  { operation, attempts, sent }: Call,
  { status }: FetchResponse,
  text: string,
): ResponseParseError {
  const kind = text === "" ? "empty" : "no JSON object";
  const message = `${operation} succeeded with status ${status}, but its answer is ${kind}; a proxy between you and the service may have replaced it.`;
  // Cut after cleaning: half a secret would not be found.
  return new ResponseParseError(
    message,
    status,
    cleaner(sent)(text.slice(0, 65_536)).slice(0, 200),
    { operation, attempts },
  );
}
