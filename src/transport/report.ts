import type { OutgoingRequest } from "../credentials/credentials.js";
import type { Call } from "./call.js";
import type { ResponseHeaders } from "./fetch.js";
import { notify, type ClientEvent } from "./events.js";
import { showHeaders } from "./redact.js";
import type { FetchResponse } from "./fetch.js";

/** Tells of a request, and gives back what tells of its answer. */
export function reportRequest(
  onEvent: (event: ClientEvent) => void,
  { method, url, headers }: OutgoingRequest,
  { operation, attempts }: Call,
): (response: FetchResponse) => void {
  const event = { operation, attempt: attempts };
  notify(onEvent, { type: "request", ...event, method, url, headers: showHeaders(Object.entries(headers)) });
  const started = performance.now();
  return ({ status, headers: answered }) =>
    notify(onEvent, {
      type: "response",
      ...event,
      status,
      requestId: answered.get("X-Request-Id") ?? undefined,
      headers: showHeaders(entriesOf(answered)),
      durationMs: performance.now() - started,
    });
}

function entriesOf(headers: ResponseHeaders): [string, string][] {
  const entries: [string, string][] = [];
  headers.forEach((value, name) => entries.push([name, value]));
  return entries;
}
