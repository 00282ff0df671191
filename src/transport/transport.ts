import type { Authenticator, Fetch, OutgoingRequest } from "../credentials/credentials.js";
import { CloudError, TimeoutError } from "../errors.js";
import { attempt, type Outcome } from "./attempt.js";
import { fullJitter } from "./backoff.js";
import type { Call } from "./call.js";
import { notify, type ClientEvent } from "./events.js";
import type { RetryBudget } from "./retry-budget.js";
import { sleep } from "./sleep.js";

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
export async function send(transport: Transport, request: PlainRequest, call: Call): Promise<Response> {
  const { authenticator, budget, onEvent } = transport;
  const { operation, settings, deadline } = call;
  const { retry } = settings;
  const tell = (event: { type: "error"; error: CloudError } | { type: "retry"; error: CloudError; delayMs: number }): void =>
    notify(onEvent, { ...event, operation, attempt: call.attempts });

  let repeats = 0;
  let renewed = false;
  for (;;) {
    call.attempts += 1;
    let sent: OutgoingRequest | undefined;
    const { response, error, repeatable, retryAfterMs } = await call
      .within(settings.timeoutMs, (signal, hold) => {
        sent = { ...request, headers: { ...request.headers }, projectId: call.projectId, signal };
        return attempt(transport, sent, call, hold);
      })
      .catch((failure: unknown): Outcome => {
        // A time that is over may be followed by what a lost connection may: nobody knows how far the request got.
        if (failure instanceof TimeoutError && failure.scope === "attempt")
          return { error: failure, repeatable: call.description.retry?.connectionErrors };
        if (failure instanceof CloudError) tell({ type: "error", error: failure });
        throw failure;
      });

    if (response?.status === 401 && !renewed && sent && authenticator.renew) {
      renewed = true;
      const refused = sent;
      if (await call.within(settings.timeoutMs, async (signal) => authenticator.renew?.({ ...refused, signal }) ?? false)) continue;
    }
    if (error) {
      repeats += 1;
      const delayMs = retryAfterMs === undefined ? fullJitter(repeats, retry) : Math.min(retryAfterMs, retry.maxRetryAfterMs);
      if (repeatable && repeats < retry.maxAttempts && performance.now() + delayMs < deadline && budget.take()) {
        tell({ type: "retry", error, delayMs });
        await sleep(delayMs, settings.signals).catch((reason: unknown) => {
          throw call.ended(reason);
        });
        continue;
      }
      tell({ type: "error", error });
    } else budget.giveBack(repeats);
    if (response) {
      const { status, headers } = response;
      const requestId = headers.get("X-Request-Id") ?? undefined;
      notify(settings.onResponse, { operation, status, requestId, headers, attempts: call.attempts });
      if (!error || call.description.parseAs !== undefined) return response;
    }
    throw error;
  }
}
