import type { CloudError } from "../errors.js";
import type { ClientEvent } from "./events.js";

/** What {@link traceEvents} uses of a span of `@opentelemetry/api`. */
export interface EventSpan {
  setAttributes(attributes: Record<string, string | number | string[]>): unknown;
  addEvent(name: string, attributes: Record<string, string | number>, time: number): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  end(time: number): void;
}

/** What {@link traceEvents} uses of a tracer of `@opentelemetry/api`. */
export interface EventTracer {
  startSpan(
    name: string,
    options: { kind: number; startTime: number; attributes: Record<string, string | number> },
  ): EventSpan;
}

/** SpanKind.CLIENT and SpanStatusCode.ERROR of `@opentelemetry/api`. */
const clientKind = 2;
const errorStatus = 2;

/** A call can end without an event, when a function of the program throws: the oldest of more calls than this is given up. */
const maxSpans = 1000;

/**
 * Creates the `onEvent` of a client that traces each call as one span of OpenTelemetry, from its first request to its end,
 * with an event for each retry. Names of attributes are those of the semantic conventions for HTTP clients.
 *
 * @param tracer - A tracer of `@opentelemetry/api`. Spans have the parent that is active when the call sends its first request.
 * @returns The listener.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment, traceEvents, type EventTracer } from "huaweicloud-dws-dds";
 *
 * function createTracedClient(tracer: EventTracer) {
 *   // The tracer is, for example, trace.getTracer("backup") of @opentelemetry/api.
 *   const credentials = credentialsFromEnvironment();
 *   return createDwsClient({ region: "eu-west-101", credentials, onEvent: traceEvents(tracer) });
 * }
 * ```
 */
export function traceEvents(tracer: EventTracer): (event: ClientEvent) => void {
  const spans = new Map<string, EventSpan>();
  const end = (callId: string, time: number): void => {
    spans.get(callId)?.end(time);
    spans.delete(callId);
  };
  return (event) => {
    const { callId, timestamp } = event;
    let span = spans.get(callId);
    if (!span) {
      span = tracer.startSpan(nameOf(event), {
        kind: clientKind,
        startTime: timestamp - event.durationMs,
        attributes: requestAttributes(event),
      });
      spans.set(callId, span);
      const [oldest = callId] = spans.keys();
      if (spans.size > maxSpans) end(oldest, timestamp);
    }
    if (event.type === "response") {
      span.setAttributes(responseAttributes(event));
      // An error of a success, such as a body that is not JSON, is reported before the next turn of the event loop.
      if (event.status < 300) setTimeout(() => end(callId, timestamp), 0);
    } else if (event.type === "retry") {
      const attributes = { "error.type": errorType(event.error), delay_ms: event.delayMs };
      span.addEvent("retry", attributes, timestamp);
    } else if (event.type === "error") {
      span.setAttributes({ "error.type": errorType(event.error) });
      span.setStatus({ code: errorStatus, message: event.error.message });
      end(callId, timestamp);
    }
  };
}

/** "{method} {target}", where both are known: the name of a call of `fetch` is its method and path. */
function nameOf(event: ClientEvent): string {
  const { operation } = event;
  return event.type === "request" && !operation.includes(" ")
    ? `${event.method} ${operation}`
    : operation;
}

function requestAttributes(event: ClientEvent): Record<string, string | number> {
  if (event.type !== "request") return {};
  const { hostname, port, protocol } = new URL(event.url);
  return {
    "http.request.method": event.method,
    "url.full": event.url,
    "server.address": hostname,
    "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
  };
}

function responseAttributes({
  status,
  attempt,
  requestId,
}: Extract<ClientEvent, { type: "response" }>): Record<string, string | number | string[]> {
  return {
    "http.response.status_code": status,
    ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
    ...(requestId !== undefined && { "http.response.header.x-request-id": [requestId] }),
  };
}

/** The status of an error response, or the name of any other error. */
function errorType(error: CloudError): string {
  return "status" in error && error.name === "ApiError" ? String(error.status) : error.name;
}
