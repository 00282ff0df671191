import type { Readable } from "node:stream";
import { styleText } from "node:util";
import type { Environment } from "../auth/variables.js";
import type { Fetch } from "../http/http-types.js";
import type { InspectTls } from "./doctor/inspect-tls.js";

/** An output of the program: that of the process, or one that a test reads. */
export interface Output {
  write(text: string): unknown;
  /** Whether it is a terminal. */
  readonly isTTY?: boolean | undefined;
  /** The width of the terminal. */
  readonly columns?: number | undefined;
}

/** What a command uses of the process. */
export interface Host {
  readonly environment: Environment;
  /** The version of Node, for example "20.19.0". */
  readonly nodeVersion: string;
  readonly stdin: Readable & { readonly isTTY?: boolean | undefined };
  /** Only results are written here. */
  readonly stdout: Output;
  /** Everything else. */
  readonly stderr: Output;
  /** Aborted when the user or the system ends the program. */
  readonly signal: AbortSignal;
  /** Sends all requests. */
  readonly fetch: Fetch;
  /** Reads the certificate of a host in place of a connection, in tests. */
  readonly inspectTls?: InspectTls | undefined;
}

/** The width of a terminal; undefined for what is none, and for a terminal without a window, whose width is 0. */
export function widthOf({ isTTY, columns }: Output): number | undefined {
  return (isTTY && columns) || undefined;
}

/** Whether an output shows colours (https://no-color.org). */
export function hasColours({ environment }: Host, output: Output): boolean {
  return Boolean(output.isTTY) && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
}

/** A text in a style. By default, Node asks whether the standard output is a terminal, also for a text of the standard error. */
export function styled(style: Parameters<typeof styleText>[0], text: string): string {
  return styleText(style, text, { validateStream: false });
}
