import { fromPointer } from "../../spec/json-pointer.js";
import {
  isReference,
  operationsOf,
  resolve,
  type Description,
  type Schema,
} from "../../spec/description.js";
import type { Provenance, VerifiedDocument } from "../../verify/provenance.js";
import { documentId } from "../provenance/document-id.js";
import { provenanceAddress } from "../provenance/provenance-page.js";
import { recordId } from "../provenance/record-id.js";

/** The description with a link at every parameter and member to the documented rows that it stands for, and at every operation to its documents. */
export function withSources(
  description: Description,
  service: string,
  { documents }: Provenance,
): Description {
  const result = structuredClone(description);
  const own = documents.filter((document) => document.service === service);
  for (const [pointer, links] of linksByPointer(own))
    linkAt(result, fromPointer(pointer).map(String), `Source: ${links.join("; ")}`);
  for (const { object } of operationsOf(result)) {
    const pages = own.filter(({ operation }) => operation === object.operationId);
    const links = pages.map(
      (page) => `[${page.title} (${documentId(page)})](${provenanceAddress}#${documentId(page)})`,
    );
    Object.assign(object, {
      description: `\`${object.operationId}\`\n\n${object.description.trim()}\n\nSource: ${links.join("; ")}`,
    });
  }
  return result;
}

/** Of each place of the description, the rows that lead to it. */
function linksByPointer(documents: readonly VerifiedDocument[]): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const document of documents)
    for (const { number, rows } of document.tables)
      for (const { name, pointers } of rows) {
        const [place] = pointers;
        if (place === undefined) continue;
        const id = documentId(document);
        const link = `[${id}, table ${number}](${provenanceAddress}#${recordId(`${id}-${number}`, name)})`;
        result.set(place, [...(result.get(place) ?? []), link]);
      }
  return result;
}

/** Adds a paragraph to what a place says. A reference is replaced by what it leads to, for beside one nothing else counts. */
function linkAt(description: Description, path: readonly string[], paragraph: string): void {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((node, key) => (isRecord(node) ? node[key] : undefined), description);
  const last = path.at(-1) ?? "";
  const place = isRecord(parent) ? parent[last] : undefined;
  if (!isRecord(parent) || !isRecord(place)) return;
  const own: Record<string, unknown> = {
    ...(isReference(place) ? resolve<Schema>(description, place) : place),
  };
  parent[last] = {
    ...own,
    description: `${String(own["description"] ?? "").trim()}\n\n${paragraph}`.trim(),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
