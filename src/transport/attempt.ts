import type { OutgoingRequest } from "../credentials/credentials.js";
import { ApiError, NetworkError, ResponseParseError, type CloudError } from "../errors.js";
import { advise } from "./advice.js";
import { isBusy } from "./busy.js";
import type { Call } from "./call.js";
import { readErrorBody, readFailingSuccess, type ErrorBody } from "./error-body.js";
import { notify } from "./events.js";
import { giveBody, giveStream } from "./give-body.js";
import { copyError, explainFailure } from "./network-failure.js";
import { readStart } from "./read-start.js";
import { redact, secretsIn, showHeaders } from "./redact.js";
import { readRetryAfter } from "./retry-after.js";
import type { Transport } from "./transport.js";

/** What an attempt came to. */
export interface Outcome {
  /** The answer, if there was a whole one; its body has been read, but for a stream. */
  readonly response?: Response;
  readonly error?: CloudError;
  /** Whether the call may be sent again after the error. */
  readonly repeatable?: boolean | undefined;
  /** How long the service asks to wait before. */
  readonly retryAfterMs?: number | undefined;
}

/** Signs a request in, sends it, and reads the answer to its end. */
export async function attempt(
  { authenticator, fetch, onEvent }: Transport,
  request: OutgoingRequest,
  call: Call,
  hold: () => () => void,
): Promise<Outcome> {
  const { operation, attempts } = call;
  const { retry, parseAs, namesCluster } = call.description;
  const { method, url, headers, body, signal } = request;
  const signingIn = authenticator.authenticate(request);
  if (signingIn) await signingIn;
  const clean = (call.clean = (text) => redact(text, secretsIn(headers)));
  const started = performance.now();
  const event = { operation, attempt: attempts };
  if (onEvent) notify(onEvent, { type: "request", ...event, method, url, headers: showHeaders(Object.entries(headers)) });

  let response: Response | undefined;
  let text = "";
  try {
    response = await fetch(url, { method, headers, body: body ?? null, signal, redirect: "manual" }); // A redirect would take the credentials along.
    if (!response.ok) text = await readStart(response);
    else if (parseAs === undefined) text = await response.text();
    else if (parseAs === "stream") giveStream(response, hold());
    else giveBody(response, await response.arrayBuffer());
  } catch (cause) {
    const { reason, neverConnected } = explainFailure(cause);
    const hadNoEffect = neverConnected && !response;
    const message = response
      ? `${operation} was answered with status ${response.status}, but the connection broke within the answer: ${clean(reason)}.`
      : `${operation} brought no answer from ${new URL(url).host}: ${clean(reason)}.`;
    const error = new NetworkError(message, hadNoEffect, { operation, attempts, cause: copyError(cause, clean) });
    return { error, repeatable: hadNoEffect || (retry?.connectionErrors ?? false) };
  }

  const { status, ok } = response;
  const requestId = response.headers.get("X-Request-Id") ?? undefined;
  if (onEvent) {
    const durationMs = performance.now() - started;
    notify(onEvent, { type: "response", ...event, status, requestId, headers: showHeaders(response.headers), durationMs });
  }
  const refuse = ({ code, reason }: ErrorBody): Outcome => {
    const date = Date.parse(response.headers.get("Date") ?? "");
    const advice = advise({
      status,
      code,
      clockAheadMs: Number.isNaN(date) ? undefined : Date.now() - date,
      namesCluster: namesCluster ?? false,
      location: response.headers.get("Location"),
    });
    return {
      response,
      error: new ApiError({
        operation,
        status,
        code: code && clean(code),
        reason: reason && clean(reason),
        requestId,
        attempts,
        advice: advice && clean(advice),
      }),
      repeatable: (retry?.statuses.includes(status) ?? false) || ((retry?.connectionErrors ?? false) && isBusy(code)),
      retryAfterMs: readRetryAfter(response.headers.get("Retry-After")),
    };
  };
  if (!ok) {
    giveBody(response, text);
    return refuse(readErrorBody(parse(text)));
  }
  if (parseAs !== undefined || status === 204) return { response };
  const answer = parse(text);
  if (answer === undefined) {
    const preview = clean(text.slice(0, 2000)).slice(0, 200);
    const message = `${operation} succeeded with status ${status}, but its answer is ${text === "" ? "empty" : "not JSON"}; a proxy between you and the service may have replaced it.`;
    return { response, error: new ResponseParseError(message, status, preview, { operation, attempts }) };
  }
  const failure = readFailingSuccess(answer);
  if (failure) return refuse(failure);
  call.answer = answer;
  return { response };
}

/** The value of a JSON text; undefined, which no JSON text means, for what is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
