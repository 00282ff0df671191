import type { Description } from "../../spec/description.js";
import { valueAt, type Path } from "../../spec/json-pointer.js";
import { renderMeanings, valueItems } from "../../spec/meanings.js";
import type { SourceDocument } from "../../spec/tables.js";
import { listOf, partsOf } from "../../spec/walk.js";
import { mutant, set, type Edit, type Mutant } from "./mutant.js";

/** Every change of the meaning of a value, a unit or a zone, as spec/ would have it: with the rendered descriptions. */
export function mutantsOfMeanings(description: Description): Mutant[] {
  return partsOf(description).flatMap(({ node, path }) => [
    ...swappedMeanings(description, node, path),
    ...otherMeasures(node, path),
  ]);
}

type Node = Readonly<Record<string, unknown>>;

function swappedMeanings(description: Description, node: Node, path: Path): Mutant[] {
  const meanings = node["x-enumDescriptions"] as Readonly<Record<string, string>> | undefined;
  const values = meanings ? (listOf(node)?.values.map(String) ?? []) : [];
  const place: Path = [...path, "x-enumDescriptions"];
  return values.slice(1).flatMap((value, index) => {
    const before = values[index] ?? "";
    const [one, other] = [meanings?.[before], meanings?.[value]];
    if (one === undefined || other === undefined) return [];
    const swapped = { ...meanings, [before]: other, [value]: one };
    const items = (schema: Node): string => valueItems(schema).join("\n");
    const rendered = [items(node), items({ ...node, "x-enumDescriptions": swapped })] as const;
    const texts = rerendered(description, ...rendered);
    return [
      mutant("meaning", `swap ${before} and ${value}:`, set(place, swapped), ...texts),
      ...texts.slice(0, 1).map((edit) => mutant("meaning", `swap ${value} in the prose:`, edit)),
    ];
  });
}

/** The texts with some items, with others instead. */
function rerendered(description: Description, items: string, others: string): Edit[] {
  return partsOf(description).flatMap(({ node, path }) => {
    const text = node["description"];
    return typeof text === "string" && text.includes(items)
      ? [set([...path, "description"], text.replace(items, others))]
      : [];
  });
}

const otherUnits: Readonly<Record<string, string>> = { KB: "MB", GB: "KB", days: "hours" };

function otherMeasures(node: Node, path: Path): Mutant[] {
  const measure = node["x-measure"] as Readonly<Record<string, string>> | undefined;
  const text = node["description"];
  if (!measure || typeof text !== "string") return [];
  const place: Path = [...path, "x-measure"];
  const described: Path = [...path, "description"];
  return Object.entries(measure).flatMap(([key, word]) => {
    const other = otherUnits[word] ?? (key === "unit" ? "KB" : key === "zone" ? "CET" : "others");
    const [stated, instead] = [{ [key]: word }, { [key]: other }].map((one) =>
      renderMeanings(".", one, []).slice(0, -1).replace(/^\.\s/, ""),
    );
    const changed = text.replace(stated ?? "", instead ?? "");
    const without = Object.fromEntries(Object.entries(measure).filter(([name]) => name !== key));
    return [
      mutant("measure", `be ${other}:`, set([...place, key], other), set(described, changed)),
      mutant("measure", `be ${other} in the prose:`, set(described, changed)),
      mutant(
        "measure",
        `drop ${key}:`,
        set(place, without),
        set(described, text.replace(stated ?? "", "")),
      ),
      ...(key === "counts"
        ? []
        : [
            mutant(
              "measure",
              `${other} beside ${word}:`,
              set(described, `${text.trimEnd()} Not in ${other}.`),
            ),
          ]),
    ];
  });
}

/** Changes of the title, the version and the licence, and of the summaries and links of the operations. */
export function mutantsOfIdentity(description: Description): Mutant[] {
  const operations = partsOf(description).filter(({ kind }) => kind === "operation");
  return [
    mutant("title", "other service:", set(["info", "title"], otherService(description.info.title))),
    mutant("licence", "other:", set(["info", "license", "name"], "Apache-2.0")),
    mutant("licence", "other page:", set(["info", "license", "url"], "https://example.com/")),
    mutant("version", "other:", set(["info", "version"], "0.0.0-other")),
    mutant("page", "other page:", set(["externalDocs", "url"], "https://example.com/")),
    ...operations.flatMap(({ path }, index) => {
      const next = operations[(index + 1) % operations.length]?.path ?? path;
      return mutantsOfOperation(description, path, next);
    }),
  ];
}

/** The title of the other service. */
function otherService(title: string): string {
  return title.includes("DWS") ? title.replace("DWS", "DDS") : title.replace("DDS", "DWS");
}

function mutantsOfOperation(description: Description, path: Path, next: Path): Mutant[] {
  const link: Path = [...path, "externalDocs", "url"];
  const summary: Path = [...path, "summary"];
  const text = String(valueAt(description, summary));
  const [verb = "", ...words] = text.split(" ");
  const foreign = String(valueAt(description, link)).replace(
    /^https:\/\/[^/]+/,
    "https://example.com",
  );
  const otherVerb = verb === "Delete" ? "Create" : "Delete";
  const nextSummary = valueAt(description, [...next, "summary"]);
  const nextLink = valueAt(description, [...next, "externalDocs", "url"]);
  return [
    mutant(
      "summary",
      `${otherVerb} instead of ${verb}:`,
      set(summary, [otherVerb, ...words].join(" ")),
    ),
    mutant("page", "foreign host:", set(link, foreign)),
    ...(next === path
      ? []
      : [
          mutant(
            "summary",
            "swap with the next:",
            set(summary, nextSummary),
            set([...next, "summary"], text),
          ),
          mutant(
            "page",
            "swap with the next:",
            set(link, nextLink),
            set([...next, "externalDocs", "url"], valueAt(description, link)),
          ),
          mutant("page", "that of the next:", set(link, nextLink)),
        ]),
  ];
}

const ordered = ["required", "parameters", "enum", "x-extensible-enum", "servers"];

/** The first two parameters, values or documented properties of each list in the other order. */
export function mutantsOfOrder(
  description: Description,
  documents: readonly SourceDocument[],
): Mutant[] {
  const swap = "swap the first two:";
  const lists = partsOf(description).flatMap(({ node, path }) =>
    ordered.flatMap((key) => {
      const list = node[key];
      const swapped = Array.isArray(list) && withSwappedItems(list);
      return swapped ? [mutant("order", swap, set([...path, key], swapped))] : [];
    }),
  );
  const tables = documents.flatMap((document) => document.tables);
  const objects = [...new Set(tables.map(({ holds }) => holds))].flatMap((holds) => {
    const path: Path = ["components", "schemas", holds, "properties"];
    const names = tables
      .filter((table) => table.holds === holds)
      .flatMap(({ rows }) => rows.map(({ name }) => name));
    const entries = Object.entries(valueAt(description, path) ?? {});
    const documented = entries.filter(([name]) => names.includes(name));
    const others = entries.filter(([name]) => !names.includes(name));
    const swapped = withSwappedItems(documented);
    return swapped
      ? [mutant("order", swap, set(path, Object.fromEntries([...swapped, ...others])))]
      : [];
  });
  return [...lists, ...objects];
}

function withSwappedItems<T>([first, second, ...rest]: readonly T[]): T[] | undefined {
  return first === undefined || second === undefined ? undefined : [second, first, ...rest];
}
