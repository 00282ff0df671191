// The recorded calls of a table file.
import { fromPointer, valueAt, type Path } from "./json-pointer.js";
import type { DocumentRecord, RecordedExchange, Recording } from "./tables.js";

/** The statuses of success that a document lists. */
export function documentedSuccesses({ statusCodes }: DocumentRecord): string[] {
  return statusCodes.map(({ status }) => status).filter((status) => status.startsWith("2"));
}

/** The recorded request and response bodies of calls. */
export function recordingsOf(exchanges: readonly RecordedExchange[]): Recording[] {
  return exchanges.flatMap(({ body, response }) =>
    [body, response].filter((recording) => recording !== undefined),
  );
}

/** The value that the document prints, from that of the example. */
export function printedValue(value: unknown, { asText = [] }: Recording): unknown {
  const printed = structuredClone(value);
  for (const path of asText.map(fromPointer)) {
    const parent = valueAt(printed, path.slice(0, -1));
    const text = valueAt(printed, path);
    if (typeof parent === "object" && parent !== null && typeof text === "string")
      Reflect.set(parent, path.at(-1) ?? "", Number(text));
  }
  return printed;
}

/** A recording as the document prints it: once, even if several calls have it. */
export interface PrintedRecording {
  readonly recording: Recording;
  /** In the table file, for each call that has the recording. */
  readonly paths: readonly Path[];
}

/** The recorded request bodies or responses, in the order of the calls. */
export function printedRecordings(
  exchanges: readonly RecordedExchange[],
  role: "body" | "response",
): PrintedRecording[] {
  const printed = new Map<string, { recording: Recording; paths: Path[] }>();
  for (const [index, exchange] of exchanges.entries()) {
    const recording = exchange[role];
    if (!recording) continue;
    const known = printed.get(recording.example) ?? { recording, paths: [] };
    known.paths.push(["exchanges", index, role]);
    printed.set(recording.example, known);
  }
  return [...printed.values()];
}

/** Where the host of a recorded request line ends. */
const host = /^https?:\/\/[^/?]+/;

/** The method and the path with the query of a recorded request line, without the host that some documents print. */
export function requestOf({ request }: RecordedExchange): {
  readonly method: string;
  readonly path: string;
  readonly query: string;
} {
  const [method = "", address = ""] = request.split(" ");
  const [path = "", ...query] = address.replace(host, "").split("?");
  return { method, path, query: query.join("?") };
}

/** Whether a recorded path is one of a path of a description. */
export function isPathOf(described: string, recorded: string): boolean {
  const [ours, theirs] = [described.split("/"), recorded.split("/")];
  return (
    ours.length === theirs.length &&
    ours.every((segment, index) => segment.startsWith("{") || segment === theirs[index])
  );
}
