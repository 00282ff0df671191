// What a person reads as a whole and accepts: an operation, a component, the rest of a description, any other file of spec/.
import { readdirSync, readFileSync } from "node:fs";
import { sep } from "node:path";
import { parse } from "yaml";
import { hashOfContent } from "../build/hash.js";
import { inProject } from "../build/project.js";
import { operationsOf, type Description } from "../spec/description.js";
import type { Path } from "../spec/json-pointer.js";
import type { SourceDocument } from "../spec/tables.js";
import type { CheckedDocument, CheckedRow } from "./checked-document.js";

/** A part of spec/ that is accepted as a whole. */
export interface Passage {
  /** As in spec/accepted.yaml: "dws/listSnapshots", "dws/schemas/Snapshot", "dws/openapi.yaml", "dws/deviations.yaml". */
  readonly name: string;
  /** In the description; undefined for a file. */
  readonly path?: Path;
  /** The documents, or the tables, that state its facts: "003, table 4". */
  readonly sources: readonly string[];
  /** Its fingerprint: of every text and fact, and of what documents them. */
  readonly hash: () => string;
}

/**
 * Every operation and component of a description with the rows that document it, and the rest of the description without
 * the version, which is that of the package.
 */
export function passagesOf(
  service: string,
  description: Description,
  documents: readonly CheckedDocument[],
): Passage[] {
  const rows = documentedRows(documents);
  const passage = (
    name: string,
    path: Path,
    content: unknown,
    sources: readonly string[] = [],
  ): Passage => ({
    name: `${service}/${name}`,
    path,
    sources,
    hash: () => hashOfContent(content),
  });
  const { info, ...document } = description;
  const rest = { ...document, paths: Object.keys(document.paths), components: undefined };
  return [
    passage("openapi.yaml", [], [{ ...info, version: undefined }, rest]),
    ...operationsOf(description).map(({ path, method, object, parameters }) => {
      const { operationId } = object;
      const own = documents.filter(({ document: one }) => one.operation === operationId);
      const accepted = own.map(({ document: one }) => one.accepted);
      const names = parameters.map(({ name }) => name);
      const content = [method, path, names, object, accepted];
      const sources = own.map(({ document: one }) => numberOf(one));
      return passage(operationId, ["paths", path, method.toLowerCase()], content, sources);
    }),
    ...Object.entries(description.components).flatMap(([kind, components]) =>
      Object.entries(components as object).map(([name, component]) => {
        const found = rows.get(`${kind}/${name}`);
        const tables = found?.map(
          ({ source, table }) => `${numberOf(source.document)}, table ${table.number}`,
        );
        const content = [component, found?.map(({ row }) => row)];
        return passage(`${kind}/${name}`, ["components", kind, name], content, [
          ...new Set(tables),
        ]);
      }),
    ),
  ];
}

function numberOf({ document }: SourceDocument): string {
  return document.replace(/_.*/, "");
}

/** The rows of each component: of its properties, of its values, or of the parameter. */
function documentedRows(documents: readonly CheckedDocument[]): ReadonlyMap<string, CheckedRow[]> {
  const found = new Map<string, CheckedRow[]>();
  for (const row of documents.flatMap(({ rows }) => rows)) {
    const places = [row.place?.element, row.place?.schema];
    const components = places.filter((path) => path?.[0] === "components");
    for (const name of new Set(components.map((path) => path?.slice(1, 3).join("/") ?? "")))
      found.set(name, [...(found.get(name) ?? []), row]);
  }
  return found;
}

/** What is in a description, or accepted with its source document. */
const elsewhere =
  /^accepted\.yaml$|^[^/]+\/(?:openapi\.yaml$|(?:tables|paths|parameters|schemas|responses|headers|examples|security)\/)/;

/** A file of spec/ that is in no description. */
export interface OtherFile extends Passage {
  readonly content: object;
}

/** Every other YAML file of spec/, such as deviations, error codes and workflows. */
export function otherFiles(): OtherFile[] {
  return readdirSync(inProject("spec"), { recursive: true, encoding: "utf8" })
    .map((name) => name.split(sep).join("/"))
    .filter((name) => name.endsWith(".yaml") && !elsewhere.test(name))
    .sort()
    .map((name) => {
      const content = parse(readFileSync(inProject("spec", name), "utf8")) as object;
      return { name, sources: [], content, hash: () => hashOfContent(content) };
    });
}
