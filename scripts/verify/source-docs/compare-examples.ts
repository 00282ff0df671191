import { hashOfValue, noHash } from "../../build/hash.js";
import type { Recording } from "../../spec/tables.js";
import { changedWords, whoseOf, type Difference, type Sides } from "./difference.js";
import { jsonDifferences } from "./json-differences.js";
import type { PageRecording } from "./page.js";

/** What the status codes and the recorded calls of both sides do not share. */
export function compareExamples(sides: Sides): Difference[] {
  const { record } = sides;
  const recordings = (
    which: "body" | "response",
  ): [path: (string | number)[], recording: Recording][] =>
    record.exchanges.flatMap((exchange, index) => {
      const recording = exchange[which];
      return recording ? [[["exchanges", index, which], recording]] : [];
    });
  return [
    ...compareStatusCodes(sides),
    ...compareRequestLines(sides),
    ...compareRecordings(sides, "body of the request", recordings("body"), sides.page.bodies),
    ...compareRecordings(sides, "response", recordings("response"), sides.page.answers),
  ];
}

function compareStatusCodes(sides: Sides): Difference[] {
  const { record, page, whole } = sides;
  return [
    ...record.statusCodes.flatMap(({ status, hash }, index): Difference[] => {
      const path = ["statusCodes", index];
      const what = `Status code ${status}`;
      const found = page.statusCodes.find((candidate) => candidate.status === status);
      if (found) return changedWords(sides, path, what, hash, found);
      const pageLine = page.statusCodes[0]?.line ?? 1;
      return [
        {
          ours: record.placeOf(path),
          pageLine,
          what,
          weSay: "listed",
          pageSays: "not listed",
          whose: whole,
          kind: "fact",
        },
      ];
    }),
    ...page.statusCodes
      .filter(({ status }) => !record.statusCodes.some((ours) => ours.status === status))
      .map(({ status, line, words }): Difference => {
        const place = record.placeOf(["statusCodes"]);
        return {
          ours: place,
          pageLine: line,
          what: `Status code ${status}`,
          weSay: "not listed",
          pageSays: `listed: "${words}"`,
          whose: whole,
          kind: "fact",
        };
      }),
  ];
}

function compareRequestLines({ record, page, whole }: Sides): Difference[] {
  const ours = record.exchanges
    .map(({ request }, index) => ({ text: request, index }))
    .filter(({ text }) => !page.requestLines.some((line) => line.text === text));
  const pages = page.requestLines.filter(
    ({ text }) => !record.exchanges.some(({ request }) => request === text),
  );
  return Array.from({ length: Math.max(ours.length, pages.length) }, (_, index): Difference => {
    const [mine, other] = [ours[index], pages[index]];
    return {
      ours: record.placeOf(mine ? ["exchanges", mine.index, "request"] : ["exchanges"]),
      pageLine: other?.line ?? page.request.line,
      what: "Request line of an example",
      weSay: mine?.text ?? "no such line",
      pageSays: other?.text ?? "no such line",
      whose: whole,
      kind: "fact",
    };
  });
}

function compareRecordings(
  sides: Sides,
  what: string,
  ours: readonly (readonly [path: (string | number)[], recording: Recording])[],
  pages: readonly PageRecording[],
): Difference[] {
  const { record, whole } = sides;
  return Array.from({ length: Math.max(ours.length, pages.length) }, (_, index) => index).flatMap(
    (index): Difference[] => {
      const [[path, recording] = [["exchanges"], undefined], printed] = [ours[index], pages[index]];
      const at = {
        ours: record.placeOf(path),
        pageLine: printed?.line ?? 1,
        whose: whole,
        kind: "fact",
      } as const;
      if (!recording)
        return [
          {
            ...at,
            what: `Recorded ${what}`,
            weSay: "no such recording",
            pageSays: JSON.stringify(printed?.value),
          },
        ];
      const name = `Recorded ${what} ${recording.example}`;
      if (!printed) return [{ ...at, what: name, weSay: "recorded", pageSays: "no such JSON" }];
      return compareRecording(sides, path, name, recording, printed);
    },
  );
}

function compareRecording(
  sides: Sides,
  path: readonly (string | number)[],
  name: string,
  recording: Recording,
  printed: PageRecording,
): Difference[] {
  const { record, exampleOf } = sides;
  const example = exampleOf(record.service, recording.example);
  const whose = whoseOf(sides, recording.hash, printed.hash);
  if (!example)
    return [
      {
        ours: record.placeOf(path),
        pageLine: printed.line,
        what: name,
        weSay: "no such example",
        pageSays: JSON.stringify(printed.value),
        whose: "error of ours",
        kind: "fact",
      },
    ];
  if (hashOfValue(example.value) === printed.hash) {
    const words = "the JSON of our example";
    const ours =
      recording.hash === noHash || recording.hash === printed.hash ? recording.hash : undefined;
    if (ours !== undefined) return changedWords(sides, path, name, ours, { ...printed, words });
    // The example was mended by hand, as it should be; its fingerprint is left to --accept.
    return [
      {
        ours: record.placeOf(path),
        pageLine: printed.line,
        what: name,
        weSay: "the fingerprint of another JSON",
        pageSays: words,
        whose,
        kind: "words",
      },
    ];
  }
  return jsonDifferences(example.value, printed.value).map(({ pointer, before, after }) => ({
    ours: { file: example.file, line: 1 },
    pageLine: printed.line,
    what: `${name}: ${pointer}`,
    weSay: before,
    pageSays: after,
    whose,
    kind: "fact",
  }));
}
