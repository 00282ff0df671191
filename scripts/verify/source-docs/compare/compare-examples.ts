import { hashOfValue, noHash } from "../../../build/hash.js";
import { fromPointer, toPointer, valueAt, type Path } from "../../../spec/json-pointer.js";
import { isObject } from "../../../../src/values.js";
import { printedRecordings, printedValue } from "../../../spec/recorded-calls.js";
import type { Recording } from "../../../spec/tables.js";
import type { PageRecording } from "../source-page.js";
import {
  causeOf,
  factDifference,
  wordDifferences,
  type Comparison,
  type Difference,
} from "./difference.js";

/** Compares the status codes and the recorded calls. */
export function compareExamples(comparison: Comparison): Difference[] {
  const { bodies, responses } = comparison.page;
  return [
    ...compareStatusCodes(comparison),
    ...compareRequestLines(comparison),
    ...compareRecordings(comparison, "body", "request body", bodies),
    ...compareRecordings(comparison, "response", "response", responses),
    ...compareEmptyResponse(comparison),
  ];
}

function compareStatusCodes(comparison: Comparison): Difference[] {
  const { tables, page } = comparison;
  const ours = tables.statusCodes.flatMap(({ status, hash }, index) => {
    const path: Path = ["statusCodes", index];
    const what = `Status code ${status}`;
    const found = page.statusCodes.find((candidate) => candidate.status === status);
    if (found) return wordDifferences(comparison, path, what, hash, found);
    const line = page.statusCodes[0]?.line ?? 1;
    const difference = { line, what, inTables: "listed", inDocument: "not listed" };
    return [factDifference(comparison, path, difference)];
  });
  const added = page.statusCodes
    .filter(({ status }) => !tables.statusCodes.some((code) => code.status === status))
    .map(({ status, line, words }) =>
      factDifference(comparison, ["statusCodes"], {
        line,
        what: `Status code ${status}`,
        inTables: "not listed",
        inDocument: `listed: "${words}"`,
      }),
    );
  return [...ours, ...added];
}

function compareRequestLines(comparison: Comparison): Difference[] {
  const { tables, page } = comparison;
  const ours = [...tables.exchanges.entries()].filter(
    ([, { request }]) => !page.requestLines.some(({ text }) => text === request),
  );
  const theirs = page.requestLines.filter(
    ({ text }) => !tables.exchanges.some(({ request }) => request === text),
  );
  return pairs(ours, theirs).map(([exchange, printed]) =>
    factDifference(comparison, exchange ? ["exchanges", exchange[0], "request"] : ["exchanges"], {
      line: printed?.line ?? page.request.line,
      what: "Request line of an example",
      inTables: exchange?.[1].request ?? "no such line",
      inDocument: printed?.text ?? "no such line",
    }),
  );
}

function pairs<A, B>(left: readonly A[], right: readonly B[]): [A | undefined, B | undefined][] {
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, index) => [left[index], right[index]]);
}

function compareRecordings(
  comparison: Comparison,
  role: "body" | "response",
  what: string,
  printed: readonly PageRecording[],
): Difference[] {
  const ours = printedRecordings(comparison.tables.exchanges, role).flatMap(
    ({ paths: [path = []], recording }) => [{ path, recording }],
  );
  return pairs(ours, printed).flatMap(([own, theirs]) => {
    const name = `Recorded ${what}${own ? ` ${own.recording.example}` : ""}`;
    if (own && theirs) return compareRecording(comparison, own.path, name, own.recording, theirs);
    return [
      factDifference(comparison, own?.path ?? ["exchanges"], {
        line: theirs?.line ?? 1,
        what: name,
        inTables: own ? "recorded" : "no such recording",
        inDocument: theirs ? JSON.stringify(theirs.value) : "no such JSON",
      }),
    ];
  });
}

/** A page prints {} once, although several calls may have it. */
function compareEmptyResponse(comparison: Comparison): Difference[] {
  const { tables, page } = comparison;
  const own = tables.exchanges.findIndex(({ emptyResponse }) => emptyResponse);
  if (own >= 0 === (page.emptyResponse !== undefined)) return [];
  return [
    factDifference(comparison, own < 0 ? ["exchanges"] : ["exchanges", own, "emptyResponse"], {
      line: page.emptyResponse?.line ?? 1,
      what: "Empty response",
      inTables: own < 0 ? "no emptyResponse" : "emptyResponse",
      inDocument: page.emptyResponse?.text ?? "no {}",
    }),
  ];
}

function compareRecording(
  comparison: Comparison,
  path: Path,
  what: string,
  recording: Recording,
  printed: PageRecording,
): Difference[] {
  const { line } = printed;
  const { example: exampleName, asText = [], hash } = recording;
  const example = comparison.exampleOf(comparison.tables.service, exampleName);
  if (!example) {
    const inDocument = JSON.stringify(printed.value);
    const difference = { line, what, inTables: "no such example", inDocument };
    return [factDifference(comparison, path, { ...difference, cause: "transcription error" })];
  }
  const cause = causeOf(comparison, hash, printed.hash);
  const value = printedValue(example.value, recording);
  const numeralAt = (pointer: string): string | undefined =>
    asText.includes(pointer)
      ? String(valueAt(example.value, fromPointer(pointer)))
      : example.numerals.get(`/value${pointer}`);
  if (hashOfValue(value) !== printed.hash)
    return valueDifferences(value, printed.value).map((difference) => ({
      ...factDifference(comparison, path, {
        line,
        what: `${what}: ${difference.pointer}`,
        inTables: difference.before,
        inDocument: difference.after,
        cause,
      }),
      place: { file: example.file, line: 1 },
    }));
  const written = [...printed.numerals].filter(
    ([pointer, numeral]) => numeralAt(pointer) !== numeral,
  );
  if (written.length > 0)
    return written.map(([pointer, numeral]) => ({
      ...factDifference(comparison, path, {
        line,
        what: `${what}: ${pointer}, as a numeral`,
        inTables: numeralAt(pointer) ?? "no number",
        inDocument: numeral,
        cause,
      }),
      place: { file: example.file, line: 1 },
    }));
  const words = "the JSON of our example";
  if (hash === noHash || hash === printed.hash)
    return wordDifferences(comparison, path, what, hash, { ...printed, words });
  // The example has been corrected; --accept corrects its fingerprint.
  const inTables = "the fingerprint of another JSON";
  const difference = { line, what, inTables, inDocument: words, cause };
  return [{ ...factDifference(comparison, path, difference), kind: "words" }];
}

interface ValueDifference {
  readonly pointer: string;
  readonly before: string;
  readonly after: string;
}

/** The smallest parts in which two JSON values differ. */
function valueDifferences(before: unknown, after: unknown, path: Path = []): ValueDifference[] {
  if (isContainer(before) && isContainer(after) && Array.isArray(before) === Array.isArray(after)) {
    const [left, right] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
    const names = [...new Set([...left.keys(), ...right.keys()])];
    return names.flatMap((name) =>
      valueDifferences(left.get(name), right.get(name), [...path, name]),
    );
  }
  const show = (value: unknown): string =>
    value === undefined ? "nothing" : JSON.stringify(value);
  if (show(before) === show(after)) return [];
  const pointer = path.length === 0 ? "the whole value" : toPointer(path);
  return [{ pointer, before: show(before), after: show(after) }];
}

function isContainer(value: unknown): value is object {
  return Array.isArray(value) || isObject(value);
}
