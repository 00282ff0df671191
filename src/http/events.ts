import type { CloudError } from "../errors.js";
import type { FetchResponse, OutgoingRequest } from "./http-types.js";
import { redactor, showHeaders } from "./redact.js";

/** A step of a call, for logs and metrics. No event contains a secret: only harmless headers have their values, and no body is shown. */
export type ClientEvent = {
  /** The operation that was called. */
  readonly operation: string;
  /** The number of the attempt, from 1; 0 before the first. */
  readonly attempt: number;
} & (
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
      /** How long the attempt took, in milliseconds. */
      readonly durationMs: number;
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
    }
);

/** Calls a listener and ignores its errors: they must not fail the call, or a program would repeat one that has had its effect. */
export function notify<Value>(
  listener: ((value: Value) => unknown) | undefined,
  value: Value,
): void {
  (async () => {
    await listener?.(value);
  })().catch(() => {});
}

/** The parts of a call that its events show. */
interface ReportedCall {
  readonly operation: string;
  readonly attempts: number;
  readonly sent: readonly Readonly<Record<string, string>>[];
}

/** Reports that a call has failed. */
export function reportError(
  onEvent: ((event: ClientEvent) => void) | undefined,
  { operation, attempts }: ReportedCall,
  error: CloudError,
): void {
  notify(onEvent, { type: "error", operation, attempt: attempts, error });
}

/** Reports a request, and returns what reports its response. */
export function reportRequest(
  onEvent: (event: ClientEvent) => void,
  { method, url, headers }: OutgoingRequest,
  { operation, attempts, sent }: ReportedCall,
): (response: FetchResponse) => void {
  const event = { operation, attempt: attempts };
  const shown = showHeaders(Object.entries(headers));
  notify(onEvent, { type: "request", ...event, method, url, headers: shown });
  const started = performance.now();
  return (response) => {
    const durationMs = performance.now() - started;
    const received: [string, string][] = [];
    response.headers.forEach((value, name) => received.push([name, value]));
    const responseHeaders = showHeaders(received, redactor(sent));
    notify(onEvent, {
      type: "response",
      ...event,
      status: response.status,
      requestId: responseHeaders["x-request-id"],
      headers: responseHeaders,
      durationMs,
    });
  };
}
