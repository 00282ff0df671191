import type { OutgoingRequest } from "../credentials/credentials.js";
import type { Call } from "./call.js";
import { notify, type ClientEvent } from "./events.js";
import { cleaner, showHeaders } from "./redact.js";

/** Tells of a request, and gives back what tells of its answer. */
export function reportRequest(
  onEvent: (event: ClientEvent) => void,
  { method, url, headers }: OutgoingRequest,
  { operation, attempts, sent }: Call,
): (response: Response) => void {
  const event = { operation, attempt: attempts };
  notify(onEvent, { type: "request", ...event, method, url, headers: showHeaders(Object.entries(headers)) });
  const started = performance.now();
  return ({ status, headers: answered }) => {
    const durationMs = performance.now() - started;
    const shown = showHeaders(answered, cleaner(sent));
    notify(onEvent, { type: "response", ...event, status, requestId: shown["x-request-id"], headers: shown, durationMs });
  };
}
