// The order of the results of the search, on an index of the guides, the API reference and the symbols of src/. That of the
// built documentation is searched in search.slow.test.ts.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import MiniSearch from "minisearch";
import { inProject, serviceNames } from "../../scripts/build/project.js";
import { searchEntries } from "../../scripts/docs/api-reference/search-entries.js";
import {
  searchOptions,
  type IndexedEntry,
  type SearchEntry,
} from "../../scripts/docs/frame/search-entry.js";
import { firstCallEntry } from "../../scripts/docs/site/search-entries.js";
import { publishedDescription } from "../support/recordings.js";
import { readGuides } from "../support/guides.js";
import { searchQueries } from "../support/search-queries.js";

const guides = readGuides().flatMap(({ file, title = "", keywords, text }): SearchEntry[] => {
  const [lead = "", ...sections] = text.split(/^#+ /m);
  const common = { kind: "guide", address: `api/documents/${file}.html` };
  return [
    { ...common, title, within: "", text: lead, ...(keywords !== undefined && { keywords }) },
    ...sections.map((section) => {
      const [heading = "", ...lines] = section.split("\n");
      return { ...common, title: heading, within: title, text: lines.join("\n") };
    }),
  ];
});

/** The exported symbols of src/ and their properties, with the words of their comments. */
const symbols = readdirSync(inProject("src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .flatMap((name) => {
    const source = readFileSync(inProject("src", name), "utf8");
    const declared = source.matchAll(
      /(?:\/\*\*((?:(?!\*\/).)*)\*\/\n)(?:export (?:async )?(class|function|interface|const|type)|( +readonly)) (\w+)/gs,
    );
    const kinds = new Map([
      ["const", "variable"],
      ["type", "type alias"],
    ]);
    return [...declared].map(([, text = "", kind = "property", , title = ""]): SearchEntry => ({
      title,
      kind: kinds.get(kind) ?? kind,
      within: join("src", name),
      address: `api/${title}.html`,
      text,
    }));
  });
const reference = serviceNames().flatMap((service) =>
  searchEntries(publishedDescription(service), `${service}.html`),
);

const index = new MiniSearch<IndexedEntry>(searchOptions);
const entries = [firstCallEntry, ...guides, ...reference, ...symbols];
index.addAll(entries.map((entry, id) => ({ id, ...entry })));

test("the index has guides, operations and symbols", () => {
  for (const group of [guides, reference, symbols]) expect(group.length).toBeGreaterThan(50);
});

test.each(searchQueries)("%s leads to %s first", (query, title, address) => {
  const [first] = index.search(query);
  expect([first?.["title"], first?.["address"]]).toEqual([title, address]);
});

test.each(["limit", "cluster_id", "sort_key"])(
  "the exact name %s leads to the parameter",
  (name) => {
    expect(index.search(name)[0]).toMatchObject({
      title: name,
      kind: expect.stringMatching(/parameter|property/),
    });
  },
);

test("guides and operations come before symbols that match as well", () => {
  const entry = (kind: string): SearchEntry => ({
    title: "Copying",
    kind,
    within: "",
    address: kind,
    text: "",
  });
  const kinds = ["property", "method", "interface", "function", "class", "guide", "operation"];
  const small = new MiniSearch<IndexedEntry>(searchOptions);
  small.addAll(kinds.map((kind, id) => ({ id, ...entry(kind) })));
  const found = small.search("copying").map((result): unknown => result["kind"]);
  expect(found.slice(0, 2)).toEqual(["operation", "guide"]);
});
