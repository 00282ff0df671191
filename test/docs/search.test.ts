// The order of the results of the search, on an index of the guides, the API reference and the symbols of src/. That of the
// built documentation is searched in search.slow.test.ts.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import MiniSearch from "minisearch";
import { inProject, serviceNames } from "../../scripts/build/project.js";
import { searchEntries } from "../../scripts/docs/api-reference/search-entries.js";
import {
  search,
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
  .filter((name) => name.endsWith(".ts") && !/^(cli|sandbox)\b/.test(name))
  .flatMap((name) => {
    const source = readFileSync(inProject("src", name), "utf8");
    const declared = source.matchAll(
      /(?:\/\*\*((?:(?!\*\/).)*)\*\/\n)(?:export (?:async )?(class|function|interface|const|type)|( +readonly)) (\w+)(\(\s*(?:client|dws|dds):)?/gs,
    );
    const kinds = new Map([
      ["const", "variable"],
      ["type", "type alias"],
    ]);
    return [...declared].map(
      ([, text = "", kind = "property", , title = "", client]): SearchEntry => ({
        title,
        // The tasks of the package have an example.
        kind:
          client !== undefined && text.includes("@example") ? "task" : (kinds.get(kind) ?? kind),
        within: join("src", name),
        address: `api/${title}.html`,
        text,
      }),
    );
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
  const [first] = search(index, query);
  expect([first?.["title"], first?.["address"]]).toEqual([title, address]);
});

test.each(["limit", "cluster_id", "sort_key", "keep_days", "eip_id"])(
  "the exact name %s leads to the parameter",
  (name) => {
    expect(search(index, name)[0]).toMatchObject({
      title: name,
      kind: expect.stringMatching(/parameter|property/),
    });
  },
);

test.each([
  ["wait for a snapshot", "waitUntilSnapshotAvailable"],
  ["download a backup", "downloadBackup"],
  ["ensure snapshot", "ensureSnapshot"],
  ["point-in-time restore", "restoreInstance"],
  ["create a backup", "createManualBackup"],
  ["warehouse", "listClusters"],
])("%s leads to the operation or the task %s among the first three", (query, title) => {
  const first = search(index, query).slice(0, 3);
  expect(first).toContainEqual(
    expect.objectContaining({ title, kind: expect.stringMatching(/^(operation|task)$/) }),
  );
});

test.each(["backup", "snapshot", "cluster", "instance", "policy", "job", "restore", "delete"])(
  "the topic %s leads to operations, tasks and guides",
  (topic) => {
    const kinds = search(index, topic)
      .slice(0, 5)
      .map((result): unknown => result["kind"]);
    expect(kinds).toEqual(kinds.map(() => expect.stringMatching(/^(operation|task|guide)$/)));
  },
);

test("a word finds what has the word itself before what has a synonym", () => {
  const texts = ["purge", "delete", "remove"].map((title, id) => ({
    ...{ id, title, kind: "guide", within: "", address: title, text: "" },
  }));
  const small = new MiniSearch<IndexedEntry>(searchOptions);
  small.addAll(texts);
  for (const { title } of texts) {
    const found = search(small, title).map((result): unknown => result["title"]);
    expect(found[0]).toBe(title);
    expect(found).toHaveLength(texts.length);
  }
});

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
  const found = search(small, "copying").map((result): unknown => result["kind"]);
  expect(found.slice(0, 2)).toEqual(["operation", "guide"]);
});
