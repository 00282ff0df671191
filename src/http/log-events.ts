import { throwConfigurationError } from "../errors.js";
import type { ClientEvent } from "./events.js";

/** The levels that {@link logEvents} uses, the least important first. */
const levels = ["debug", "info", "warn", "error"] as const;

/** A level of {@link EventLogger}. */
export type LogLevel = (typeof levels)[number];

/** The methods of `console`, of a pino logger or of a winston logger that {@link logEvents} calls. */
export type EventLogger = Readonly<Record<LogLevel, (...values: never[]) => unknown>>;

const levelOf: Readonly<Record<ClientEvent["type"], LogLevel>> = {
  request: "debug",
  response: "info",
  retry: "warn",
  error: "error",
};

/**
 * Creates the `onEvent` of a client that writes a line for each event: a request on level debug, a response on info, a retry
 * on warn, and an error on error. A line has a message and the properties of the event without its headers; no secret.
 *
 * @param logger - `console`, or a logger with its methods that takes a message and an object (winston) or, if it has a method
 * `bindings`, an object and a message (pino).
 * @param options - `level`: the lowest level that is written.
 * @defaultValue `level`: "info"
 * @returns The listener.
 * @throws {@link ConfigurationError} for an unknown level.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment, logEvents } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({
 *   region: "eu-west-101",
 *   credentials: credentialsFromEnvironment(),
 *   onEvent: logEvents(console, { level: "warn" }),
 * });
 * console.log((await dws.listSnapshots()).count);
 * ```
 */
export function logEvents(
  logger: EventLogger,
  { level = "info" }: { readonly level?: LogLevel | undefined } = {},
): (event: ClientEvent) => void {
  const lowest = levels.indexOf(level);
  if (lowest < 0) throwConfigurationError("level", `one of ${levels.join(", ")}`);
  const objectFirst = "bindings" in logger;
  return (event) => {
    const eventLevel = levelOf[event.type];
    if (levels.indexOf(eventLevel) < lowest) return;
    const entries = Object.entries(event).filter(([name]) => name !== "headers");
    const fields = Object.fromEntries(entries);
    const message = messageOf(event);
    // The types of loggers have only the order of these two in common, which has just been chosen.
    const write = logger[eventLevel] as (...values: readonly unknown[]) => unknown;
    write.apply(logger, objectFirst ? [fields, message] : [message, fields]);
  };
}

function messageOf(event: ClientEvent): string {
  const attempt = `${event.operation}, attempt ${event.attempt}`;
  const duration = `after ${Math.round(event.durationMs)} ms`;
  switch (event.type) {
    case "request":
      return `${attempt}: ${event.method} ${event.url}`;
    case "response":
      return `${attempt}: status ${event.status} ${duration}`;
    case "retry":
      return `${attempt} failed ${duration}, retry in ${event.delayMs} ms: ${event.error.message}`;
    case "error":
      return `${attempt} failed ${duration}: ${event.error.message}`;
  }
}
