import { CloudError } from "../errors.js";
import { logEvents, type EventLogger } from "../http/log-events.js";
import type { ClientEvent } from "../http/events.js";
import { hasColours, styled, type Host } from "./host.js";
import { printableLine } from "./printable.js";

type Level = "debug" | "info" | "warn" | "error";

type Fields = Readonly<Record<string, unknown>>;

const colours = { debug: "dim", info: "reset", warn: "yellow", error: "red" } as const;

/** Writes messages to the standard error: a line each, as text or as JSON. */
export class Log {
  readonly #host: Host;
  readonly #lowest: number;
  readonly #isJson: boolean;
  /** Called before each message, to remove a progress bar that it would be written into. */
  onWrite: (() => void) | undefined;

  constructor(
    host: Host,
    options: {
      readonly quiet?: boolean | undefined;
      readonly verbose?: boolean | undefined;
      readonly logFormat?: string | undefined;
    },
  ) {
    this.#host = host;
    this.#lowest = levels.indexOf(options.quiet ? "warn" : options.verbose ? "debug" : "info");
    this.#isJson = options.logFormat === "json";
  }

  /** Whether progress may be drawn in place, and not as lines. */
  get canDraw(): boolean {
    return Boolean(this.#host.stderr.isTTY) && !this.#isJson && this.shows("info");
  }

  get output(): Host["stderr"] {
    return this.#host.stderr;
  }

  shows(level: Level): boolean {
    return levels.indexOf(level) >= this.#lowest;
  }

  debug(message: string, fields?: Fields): void {
    this.#write("debug", message, fields);
  }

  info(message: string, fields?: Fields): void {
    this.#write("info", message, fields);
  }

  warn(message: string, fields?: Fields): void {
    this.#write("warn", message, fields);
  }

  /** An error of this package brings its properties and, if the documentation is published, the address of its entry. */
  error(message: string, cause?: unknown): void {
    const own = cause instanceof CloudError ? cause : undefined;
    const see = own?.docs.startsWith("https:") && !this.#isJson ? ` See ${own.docs}` : "";
    this.#write("error", withOptionsOfCommands(message) + see, own ? { error: own.toJSON() } : {});
  }

  /** The listener of a client, which writes each request. */
  get onEvent(): ((event: ClientEvent) => void) | undefined {
    if (!this.shows("debug")) return undefined;
    const write = (message: string, fields: Fields): void => this.debug(message, fields);
    const logger: EventLogger = { debug: write, info: write, warn: write, error: write };
    return logEvents(logger, { level: "debug" });
  }

  #write(level: Level, message: string, fields: Fields = {}): void {
    if (!this.shows(level)) return;
    this.onWrite?.();
    const { stderr } = this.#host;
    if (this.#isJson) {
      const time = new Date().toISOString();
      stderr.write(`${printableLine(JSON.stringify({ time, level, message, ...fields }))}\n`);
      return;
    }
    const line = printableLine(message);
    const isPlain = level === "info" || !hasColours(this.#host, stderr);
    stderr.write(`${isPlain ? line : styled(colours[level], line)}\n`);
  }
}

/** What messages of the package name for programs, and what a command has in its place. */
const replacements = [
  ["maxWaitMs", "--max-wait"],
  ["waitIfBusyMs", "--wait-if-busy"],
  ["maxAgeMs", "--max-age"],
  ["the result of planRetention()", "the JSON of hwbackup retention plan"],
  [", or set allowInsecureHttp", ""],
] as const;

function withOptionsOfCommands(message: string): string {
  return replacements.reduce((text, [name, option]) => text.replaceAll(name, option), message);
}

const levels: readonly Level[] = ["debug", "info", "warn", "error"];
