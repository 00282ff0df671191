// No check understands a sentence: a changed one must not pass until somebody has accepted it.
import { expect, test } from "@jest/globals";
import { serviceNames } from "../../scripts/build/project.js";
import type { Path } from "../../scripts/spec/json-pointer.js";
import { leavesOf } from "../../scripts/spec/json-pointer.js";
import {
  fingerprintsOf,
  unacceptedNames,
  unacceptedPassages,
  withAccepted,
  type Fingerprints,
} from "../../scripts/verify/accepted-file.js";
import { edited, remove, set, type Edit } from "../../scripts/verify/mutations/mutant.js";
import { otherFiles, passagesOf } from "../../scripts/verify/passages.js";
import { readInputs, verifyDescription } from "../../scripts/verify/verify.js";
import { publishedDescription } from "../support/recordings.js";

const inputs = readInputs();
const described = serviceNames().map((service) => {
  const description = publishedDescription(service);
  const { documents } = verifyDescription(service, description, inputs);
  return { service, description, documents };
});
const published = described.flatMap(({ service, description, documents }) =>
  passagesOf(service, description, documents),
);

/** The passages of a description that have to be accepted after an edit of it. */
function changedBy(service: string, edit: Edit): string[] {
  const one = described.find((candidate) => candidate.service === service);
  if (!one) throw new Error(`There is no service ${service}.`);
  const before = passagesOf(service, one.description, one.documents);
  const after = passagesOf(service, edited(one.description, [edit]), one.documents);
  return unacceptedNames(fingerprintsOf(before), fingerprintsOf(after));
}

test("everything in spec/ has been accepted since it changed", () => {
  expect(unacceptedPassages([...published, ...otherFiles()])).toEqual([]);
});

const list: Path = ["paths", "/v1.0/{project_id}/snapshots", "get"];
const properties = described.at(-1)?.description.components.schemas["Snapshot"]?.properties ?? {};
const reversed = Object.fromEntries(Object.entries(properties).reverse());
const snapshot: Path = ["components", "schemas", "Snapshot"];

test.each<[string, Edit, string[]]>([
  [
    "a sentence of an operation",
    set([...list, "description"], "Lists some."),
    ["dws/listSnapshots"],
  ],
  ["a summary", set([...list, "summary"], "List the snapshots"), ["dws/listSnapshots"]],
  ["an extension", set([...list, "x-anything"], "new"), ["dws/listSnapshots"]],
  ["a tag", set([...list, "tags"], ["Restore"]), ["dws/listSnapshots"]],
  [
    "a sentence of a property",
    set([...snapshot, "properties", "id", "description"], "Any."),
    ["dws/schemas/Snapshot"],
  ],
  ["the order of properties", set([...snapshot, "properties"], reversed), ["dws/schemas/Snapshot"]],
  ["the licence", set(["info", "license", "url"], "https://example.com/"), ["dws/openapi.yaml"]],
  [
    "terms of service",
    set(["info", "termsOfService"], "https://example.com/"),
    ["dws/openapi.yaml"],
  ],
  ["a renamed tag", set(["tags", 0, "name"], "Copies"), ["dws/openapi.yaml"]],
  ["the title", set(["info", "title"], "Another"), ["dws/openapi.yaml"]],
  ["the version, which is that of the package", set(["info", "version"], "9.9.9"), []],
  [
    "line breaks alone",
    set(
      [...snapshot, "description"],
      `  ${String(described.at(-1)?.description.components.schemas["Snapshot"]?.description).replaceAll(" ", "\n")}`,
    ),
    [],
  ],
  [
    "a component that is gone",
    remove(["components", "examples", "ProjectSnapshots"]),
    ["dws/examples/ProjectSnapshots"],
  ],
])("%s: its passages have to be accepted again", (_, edit, names) => {
  expect(changedBy("dws", edit)).toEqual(names);
});

test("a row changes the passages that it documents, and its document those of the operation", () => {
  for (const { service, description, documents } of described)
    for (const document of documents.slice(0, 5)) {
      const [checked] = document.rows.filter(({ place }) => place?.element[0] === "components");
      if (!checked) throw new Error(`${document.document.file} has no row.`);
      const rows = document.rows.map((one) =>
        one === checked ? { ...one, row: { ...one.row, hash: "1111111111111111" } } : one,
      );
      const other = { ...document, rows, document: { ...document.document, accepted: "other" } };
      const others = documents.map((one) => (one === document ? other : one));
      const before = fingerprintsOf(passagesOf(service, description, documents));
      const after = fingerprintsOf(passagesOf(service, description, others));
      expect(unacceptedNames(before, after)).toEqual(
        expect.arrayContaining([
          `${service}/${document.document.operation}`,
          `${service}/${checked.place?.element.slice(1, 3).join("/")}`,
        ]),
      );
    }
});

test("a passage names the documents and tables to read it against", () => {
  const sources = new Map(published.map((passage) => [passage.name, passage.sources]));
  const pages = inputs.documents.filter(({ operation }) => operation === "listBackups");
  expect(sources.get("dds/listBackups")).toEqual(pages.map(({ document }) => document.slice(0, 3)));
  expect(sources.get("dds/schemas/BackupStatus")).toContain("003, table 4");
  expect(sources.get("dds/responses/OtherStatus")).toEqual([]);
});

test("every text of a description is part of one passage", () => {
  for (const { service, description } of described) {
    const texts = leavesOf(description).filter(([path]) =>
      ["description", "summary"].includes(String(path.at(-1))),
    );
    expect(texts.length).toBeGreaterThan(100);
    for (const [path] of texts.filter((_, index) => index % 40 === 0))
      expect([path, changedBy(service, set(path, "Something else."))]).toEqual([
        path,
        [expect.any(String)],
      ]);
  }
});

test("accepting a passage accepts no other one, and forgets one that is gone", () => {
  const before: Fingerprints = { one: "1", two: "2", gone: "3" };
  const now: Fingerprints = { one: "1a", two: "2a", added: "4" };
  expect(unacceptedNames(before, now)).toEqual(["one", "two", "added", "gone"]);
  const after = withAccepted(before, now, ["one", "added", "gone"]);
  expect(after).toEqual({ one: "1a", two: "2", added: "4" });
  expect(unacceptedNames(after, now)).toEqual(["two"]);
});
