import type { Authenticator, OutgoingRequest } from "../auth/credentials.js";
import { CloudError, TimeoutError } from "../errors.js";
import { attempt, type Outcome } from "./attempt.js";
import type { Call } from "./call.js";
import { notify, type ClientEvent } from "./events.js";
import type { RetryBudget } from "./retry-budget.js";
import type { Fetch, FetchResponse } from "./http-types.js";

/** What all calls of a client share. */
export interface Transport {
  readonly authenticator: Authenticator;
  readonly fetch: Fetch;
  readonly budget: RetryBudget;
  readonly onEvent?: ((event: ClientEvent) => void) | undefined;
}

/** A request before it is signed in. */
export interface PlainRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/**
 * Sends a request until it succeeds, cannot be repeated, or the call's limits are reached. Each attempt is signed afresh.
 * Resolves with a refusal only for a raw call.
 */
export async function send(
  transport: Transport,
  { method, url, headers, body }: PlainRequest,
  call: Call,
): Promise<FetchResponse> {
  const { budget, onEvent } = transport;
  const { settings, projectId } = call;
  const { timeoutMs, onResponse } = settings;
  for (;;) {
    let sent: OutgoingRequest | undefined;
    const { response, ...outcome } = await call
      .within(timeoutMs, (signal, hold) => {
        call.attempts += 1;
        sent = { method, url, headers: { ...headers }, body, projectId, signal };
        return attempt(transport, sent, call, hold);
      })
      .catch((error: unknown): Outcome => {
        // A time that is over may be followed by what a lost connection may: nobody knows how far the request got.
        if (error instanceof TimeoutError && error.scope === "attempt")
          return { error, repeatable: call.mayRepeat };
        if (error instanceof CloudError)
          notify(onEvent, {
            type: "error",
            operation: call.operation,
            attempt: call.attempts,
            error,
          });
        throw error;
      });

    const { error } = outcome;
    if (error) {
      if (
        await (
          await import("./failure.js")
        ).afterFailure(transport, call, { ...outcome, error, response, sent })
      )
        continue;
    } else budget.giveBack(call.failures);
    if (onResponse && response) {
      const { status, headers: answered } = response;
      const requestId = answered.get("X-Request-Id") ?? undefined;
      notify(onResponse, {
        operation: call.operation,
        status,
        requestId,
        headers: answered,
        attempts: call.attempts,
      });
    }
    if (error && !(response && call.description.read)) throw error;
    return response as FetchResponse;
  }
}
