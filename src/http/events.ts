import type { CloudError } from "../errors.js";

/** What happens during a call, for logs and measurements. No event shows a secret: of headers only known harmless values, of bodies nothing. */
export type ClientEvent = {
  /** The operation that was called. */
  readonly operation: string;
  /** Which attempt of the call, from 1; 0 before the first. */
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
      /** A whole answer is there. */
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
      /** How long the client waits before it, in milliseconds. */
      readonly delayMs: number;
    }
  | {
      /** The call failed. */
      readonly type: "error";
      readonly error: CloudError;
    }
);

/** Tells a listener, whose own failure must not become that of the call: it would be repeated although it had its effect. */
export function notify<Value>(
  listener: ((value: Value) => unknown) | undefined,
  value: Value,
): void {
  try {
    const result: unknown = listener?.(value);
    if (result instanceof Promise) result.catch(() => {});
  } catch {
    // See above.
  }
}
