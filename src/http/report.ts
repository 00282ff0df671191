import type { OutgoingRequest } from "../auth/credentials.js";
import type { Call } from "./call.js";
import { notify, type ClientEvent } from "./events.js";
import type { FetchResponse, ResponseHeaders } from "./http-types.js";
import { cleaner, showHeaders } from "./redact.js";

/** Tells of a request, and gives back what tells of its answer. */
export function reportRequest(
  onEvent: (event: ClientEvent) => void,
  { method, url, headers }: OutgoingRequest,
  { operation, attempts, sent }: Call,
): (response: FetchResponse) => void {
  const event = { operation, attempt: attempts };
  notify(onEvent, {
    type: "request",
    ...event,
    method,
    url,
    headers: showHeaders(Object.entries(headers)),
  });
  const started = performance.now();
  return ({ status, headers: answered }) => {
    const durationMs = performance.now() - started;
    const shown = showHeaders(entriesOf(answered), cleaner(sent));
    notify(onEvent, {
      type: "response",
      ...event,
      status,
      requestId: shown["x-request-id"],
      headers: shown,
      durationMs,
    });
  };
}

function entriesOf(headers: ResponseHeaders): [string, string][] {
  const entries: [string, string][] = [];
  headers.forEach((value, name) => entries.push([name, value]));
  return entries;
}
