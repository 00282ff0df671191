import { noHash } from "../../build/hash.js";
import type { SourceDocument } from "../../spec/tables.js";
import { compareExamples } from "./compare-examples.js";
import { compareTables } from "./compare-tables.js";
import type { Difference, Sides } from "./difference.js";
import type { Page } from "./page.js";

/** Everything that a record of ours and a page do not both say. */
export function compare(
  record: SourceDocument,
  page: Page,
  exampleOf: Sides["exampleOf"],
): Difference[] {
  const whole =
    record.hash === page.hash || record.hash === noHash ? "error of ours" : "new edition";
  const sides: Sides = { record, page, whole, exampleOf };
  const at = { whose: whole, kind: "fact" } as const;
  const unlisted = [record.unlisted ?? [], page.unlisted].map(
    (kinds) => kinds.join(", ") || "nothing",
  );
  const [ours = "", pages = ""] = unlisted;
  const found = [
    ...(record.title === page.title.text
      ? []
      : [
          {
            ...at,
            ours: record.placeOf(["title"]),
            pageLine: page.title.line,
            what: "Title",
            weSay: record.title,
            pageSays: page.title.text,
          },
        ]),
    ...(record.request === page.request.text
      ? []
      : [
          {
            ...at,
            ours: record.placeOf(["request"]),
            pageLine: page.request.line,
            what: "Request",
            weSay: record.request,
            pageSays: page.request.text,
          },
        ]),
    ...(ours === pages
      ? []
      : [
          {
            ...at,
            ours: record.placeOf(["unlisted"]),
            pageLine: 1,
            what: "Kinds that no list names",
            weSay: ours,
            pageSays: pages,
          },
        ]),
    ...compareTables(sides),
    ...compareExamples(sides),
  ];
  const differences = [...edition(sides), ...found, ...wholeText(sides, found)];
  return withFreshInOneLine(differences);
}

function edition({ record, page }: Sides): Difference[] {
  if (record.edition === page.edition) return [];
  const [weSay, pageSays] = [record.edition ?? "no date", page.edition ?? "no date"];
  return [
    {
      ours: record.placeOf(["edition"]),
      pageLine: 1,
      what: "Date of the edition",
      weSay,
      pageSays,
      whose: "new edition",
      kind: "words",
    },
  ];
}

/** The text between the tables has no fingerprint of its own: that it changed is known only where nothing else did. */
function wholeText({ record, page }: Sides, found: readonly Difference[]): Difference[] {
  if (record.hash === page.hash || found.some(({ whose }) => whose === "new edition")) return [];
  const fresh = record.hash === noHash;
  return [
    {
      ours: record.placeOf(["hash"]),
      pageLine: 1,
      what: fresh ? "The whole page" : "Text outside of the tables",
      weSay: fresh ? "no fingerprint yet" : "other words",
      pageSays: fresh ? "read" : "changed; compare it with the page of the last edition",
      whose: fresh ? "not filled in" : "new edition",
      kind: "words",
    },
  ];
}

/** A new record lacks every fingerprint: that is worth one line. */
function withFreshInOneLine(differences: readonly Difference[]): Difference[] {
  const fresh = differences.filter(({ whose }) => whose === "not filled in");
  const [first] = fresh;
  const rest = differences.filter(({ whose }) => whose !== "not filled in");
  if (!first) return rest;
  return [
    ...rest,
    {
      ...first,
      what: "Fingerprints",
      weSay: `${fresh.length} not filled in`,
      pageSays: "--accept fills them in",
    },
  ];
}
