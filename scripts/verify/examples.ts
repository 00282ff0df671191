import { toPointer, valueAt, type Path } from "../spec/json-pointer.js";
import type { EncodedDocument } from "./encode-document.js";
import type { Encoding, Source } from "./coverage-tracker.js";
import { recordedObjects } from "./recorded-members.js";

/** An example of a member or a parameter that was recorded somewhere is the document's, and not made up. */
export function coverRecordedExamples(
  encoding: Encoding,
  documents: readonly EncodedDocument[],
): void {
  for (const document of documents) {
    for (const { path, members } of recordedObjects(encoding, document)) {
      const recording = document.recordings.find((candidate) =>
        candidate.path.every((segment, index) => segment === path[index]),
      );
      if (!recording) continue;
      for (const { value, member, schema } of members)
        for (const place of [member, schema])
          coverExample(encoding, recording.source, [...place, "example"], value);
    }
    for (const { row, source, place } of document.rows) {
      const recorded = recordedSegment(document, row.name);
      if (place && recorded !== undefined)
        coverExample(encoding, source, [...place.member, "example"], recorded);
    }
  }
}

function coverExample(encoding: Encoding, source: Source, path: Path, value: unknown): void {
  const example = valueAt(encoding.description, path);
  if (typeof example !== "object" && example === value && !encoding.isCovered(toPointer(path)))
    encoding.cover(source, path);
}

/** What the recorded request line has in place of a path parameter, if it has a value there. */
function recordedSegment(
  { document, operation }: EncodedDocument,
  name: string,
): string | undefined {
  const position = operation.path.split("/").indexOf(`{${name}}`);
  const lines = document.exchanges.map(({ request }) =>
    request.replace(/^\S+ https:\/\/\{Endpoint\}/, "").split(/[/?]/),
  );
  return position < 0
    ? undefined
    : lines
        .map((segments) => segments[position])
        .find((segment) => segment && !segment.startsWith("{"));
}
