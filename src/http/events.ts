import type { CloudError } from "../errors.js";
import type { Call } from "./call.js";
import type { FetchResponse, OutgoingRequest } from "./http-types.js";
import { finishError, redactor, showHeaders } from "./redact.js";

/** A step of a call, for logs and metrics. No event contains a secret: only harmless headers have their values, and no body is shown. */
export type ClientEvent = {
  /** A random id that all events of a call have, and no other call has. */
  readonly callId: string;
  /** When it happened, in milliseconds since 1970. */
  readonly timestamp: number;
  /** The operation that was called. */
  readonly operation: string;
  /** The number of the attempt, from 1; 0 before the first. */
  readonly attempt: number;
  /** How long the attempt has lasted, from authentication on, in milliseconds. */
  readonly durationMs: number;
} & Step;

/** The part of an event that depends on its type. */
type Step =
  | {
      /** A request is about to be sent. */
      readonly type: "request";
      readonly method: string;
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  | {
      /** A complete response has arrived. */
      readonly type: "response";
      readonly status: number;
      readonly requestId: string | undefined;
      readonly headers: Readonly<Record<string, string>>;
    }
  | {
      /** The attempt failed, and another will follow. */
      readonly type: "retry";
      readonly error: CloudError;
      /** The delay before the next attempt, in milliseconds. */
      readonly delayMs: number;
    }
  | {
      /** The call failed. */
      readonly type: "error";
      readonly error: CloudError;
    };

/** Calls a listener and ignores its errors: they must not fail the call, or a program would repeat one that has had its effect. */
export function notify<Value>(
  listener: ((value: Value) => unknown) | undefined,
  value: Value,
): void {
  (async () => {
    await listener?.(value);
  })().catch(() => {});
}

/** Reports a step of a call. */
export function report(
  onEvent: ((event: ClientEvent) => void) | undefined,
  call: Call,
  step: Step,
): void {
  // Stryker disable next-line ConditionalExpression: without a listener it only saves time.
  if (!onEvent) return;
  if ("error" in step) finishError(step.error, call.sent);
  notify(onEvent, {
    callId: (call.id ??= Math.random().toString(36).slice(2)),
    timestamp: Date.now(),
    operation: call.operation,
    attempt: call.attempts,
    durationMs: performance.now() - call.attemptStart,
    ...step,
  });
}

/** Reports a request, and returns what reports its response. */
export function reportRequest(
  onEvent: (event: ClientEvent) => void,
  { method, url, headers }: OutgoingRequest,
  call: Call,
): (response: FetchResponse) => void {
  const redact = redactor(call.sent);
  const shown = showHeaders(new Map(Object.entries(headers)), redact);
  report(onEvent, call, { type: "request", method, url, headers: shown });
  return (response) => {
    const received = showHeaders(response.headers, redact);
    report(onEvent, call, {
      type: "response",
      status: response.status,
      requestId: received["x-request-id"],
      headers: received,
    });
  };
}
