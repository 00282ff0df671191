import { CloudError, TimeoutError } from "../errors.js";
import { readBody, readBodyPrefix, type Body } from "./body.js";
import type { Call } from "./call.js";
import { notify, report, reportRequest } from "./events.js";
import { networkFailure, parseError, responseFailure, type Failure } from "./failures.js";
import type { Fetch, FetchResponse, OutgoingRequest } from "./http-types.js";
import { finishError, type Sent } from "./redact.js";
import { isObject, type JsonObject } from "../values.js";
import { waitForRetry, type FailedAttempt, type RetryContext } from "./retry.js";

/** What all calls of a client share. */
export interface Transport extends RetryContext {
  readonly fetch: Fetch;
  /** The secrets and headers of the last attempts of all calls: a task on top of the client must not show their values either. */
  readonly sent: Sent[];
}

/** How many attempts are kept. Credentials are in each; of older ones only signatures are forgotten, which have ended. */
const sentLimit = 20;

/** A request before its authentication. */
export interface PlainRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** The secrets in the body. */
  readonly secrets?: Sent | undefined;
}

/** A response whose body has been read. */
export interface Received {
  readonly response: FetchResponse;
  /** The JSON of a success; undefined for one without a body. */
  readonly json?: unknown;
  /** The body: all of a success, and the first part of an error response. */
  readonly body?: Uint8Array<ArrayBuffer> | undefined;
}

/** The outcome of an attempt: a response, a failure, or both for an error response. */
type Outcome = Partial<Received> & Partial<FailedAttempt>;

/**
 * Sends a request until it succeeds, cannot be retried, or a limit of the call is reached. Each attempt is authenticated
 * anew. Returns an error response only for a call that keeps the body, and throws it as an error for any other.
 */
export async function send(
  transport: Transport,
  plain: PlainRequest,
  call: Call,
): Promise<Received> {
  try {
    if (plain.secrets) remember(transport, call, plain.secrets);
    return await sendAttempts(transport, plain, call);
  } catch (thrown) {
    const error = finishError(thrown, call.sent, new Error());
    if (error instanceof CloudError) report(transport.onEvent, call, { type: "error", error });
    throw error;
  }
}

/** Keeps what is sent from every message of the call, and of a task on top of the client. */
function remember({ sent }: Transport, call: Call, values: Sent): void {
  call.sent.push(values);
  if (sent.push(values) > sentLimit) sent.shift();
}

async function sendAttempts(
  transport: Transport,
  plain: PlainRequest,
  call: Call,
): Promise<Received> {
  const { method, url, headers, body } = plain;
  for (;;) {
    const outcome: Outcome = await call
      .limit((signal) => {
        call.attempts += 1;
        call.attemptStart = performance.now();
        const { projectId } = call;
        // Not a spread of the request, which makes an object that is slow to read.
        const request = { method, url, headers: { ...headers }, body, projectId, signal };
        return attempt(transport, request, call);
      })
      .catch((thrown: unknown) => failureOf(thrown, call));

    const { response, error } = outcome;
    if (!error) transport.budget.giveBack(call.failures);
    else if (await waitForRetry(transport, call, { ...outcome, error })) continue;
    if (response) reportResponse(call, response);
    if (error) {
      if (!outcome.body || !call.description.keepsBody) throw error;
      report(transport.onEvent, call, { type: "error", error });
    }
    return outcome as Received;
  }
}

/** The failure of an attempt that was ended by a limit; throws what ends the call. */
function failureOf(thrown: unknown, call: Call): Failure {
  // It is as unknown as with a lost connection whether the service has received the request.
  if (thrown instanceof TimeoutError && thrown.scope === "attempt")
    return { error: thrown, canRetry: call.isRepeatable };
  throw thrown;
}

function reportResponse({ operation, attempts, settings }: Call, response: FetchResponse): void {
  const { onResponse } = settings;
  // Stryker disable next-line ConditionalExpression: without a listener it only saves time.
  if (!onResponse) return;
  const { status, headers } = response;
  const requestId = headers.get("X-Request-Id") ?? undefined;
  notify(onResponse, { operation, status, requestId, headers, attempts });
}

/** Authenticates a request, sends it, and reads the response to its end. */
async function attempt(
  transport: Transport,
  request: OutgoingRequest,
  call: Call,
): Promise<Outcome> {
  const { authenticator, fetch, onEvent } = transport;
  const authentication = authenticator.authenticate(request);
  // Stryker disable next-line ConditionalExpression: a token and Node's signature need no turn of the loop, which takes time.
  if (authentication) await authentication;
  remember(transport, call, request.headers);
  const reportEnd = onEvent && reportRequest(onEvent, request, call);

  const { method, url, headers, body: payload = null, signal } = request;
  let response: FetchResponse | undefined;
  let body: Body;
  try {
    // A redirect would send the credentials to another address.
    response = await fetch(url, { method, headers, body: payload, signal, redirect: "manual" });
    body = response.ok
      ? await readBody(response, call.settings.maxResponseBytes)
      : await readBodyPrefix(response);
  } catch (cause) {
    return networkFailure(call, url, response, cause);
  }
  reportEnd?.(response);
  const { bytes, isCut } = body;
  if (response.ok) {
    if (isCut) {
      const error = parseError(call, response, bytes, "longer than maxResponseBytes", true);
      return { response, error };
    }
    if (call.description.keepsBody) return { response, body: bytes };
  }
  const json = parse(bytes);
  const failure = responseFailure(call, url, response, bytes, json, authenticator.source);
  return { ...failure, request, response, json, body: bytes };
}

/** The object of a JSON text, or undefined for any other body, or one that is too long for a text: every response is an object. */
function parse(bytes: Uint8Array): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (isObject(value)) return value;
  } catch {
    // No JSON.
  }
  return undefined;
}
