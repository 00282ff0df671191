// The description with what its reference page shows in addition.
import { fromPointer, valueAt } from "../../spec/json-pointer.js";
import { isObject } from "../../../src/values.js";
import {
  isReference,
  operationsOf,
  resolve,
  type Body,
  type Description,
  type OperationObject,
  type Parameter,
  type Schema,
} from "../../spec/description.js";
import { effectItems, effectsOf } from "../../spec/effects.js";
import { renderMeanings, valueItems } from "../../spec/meanings.js";
import { partsOf } from "../../spec/walk.js";
import type { Provenance, VerifiedDocument } from "../../verify/provenance.js";
import { errorRecords, errorsAddress } from "../errors/records.js";
import { documentId, provenanceAddress, recordId } from "../provenance/records.js";

/** A copy with links to the source documents, and with descriptions that Redoc would not show, or only after a click. */
export function prepareDocs(
  description: Description,
  service: string,
  { documents }: Provenance,
): Description {
  const result = structuredClone(description);
  const own = documents.filter((document) => document.service === service);
  for (const [pointer, links] of linksByPointer(own)) addSource(result, pointer, links);
  for (const { object, method, parameters } of operationsOf(result)) {
    const { operationId } = object;
    const sources = own
      .filter(({ operation }) => operation === operationId)
      .map((document) => {
        const id = documentId(document);
        return `[${document.title} (${id})](${provenanceAddress}#${id})`;
      });
    const text = `\`${operationId}\`\n\n${withAllEffects(object, method)}\n\n${sourceLine(sources)}`;
    Object.assign(object, { description: text });
    for (const parameter of parameters) addSchemaText(result, parameter);
    addErrors(result, object.responses as Record<string, Body>);
  }
  removeMeanings(result);
  linkErrors(result);
  return result;
}

/** The description with permission, cost and danger, also where no source states them: a reader looks for all three. */
function withAllEffects(object: OperationObject, method: string): string {
  const facts = effectsOf(object);
  const {
    permission = "not documented.",
    cost = "none documented.",
    danger = method === "GET" ? "none, it only reads." : "none documented.",
  } = facts;
  const stated = effectItems(facts);
  const purpose = object.description.trim().replace(`\n\n${stated.join("\n")}`, "");
  return renderMeanings(purpose, {}, effectItems({ permission, cost, danger })).trim();
}

/** Operations share parameters, whose rows are in the document of each: the provenance lists all of them. */
const maximumLinks = 3;

function sourceLine(links: readonly string[]): string {
  const others = links.length - maximumLinks;
  const shown = others > 1 ? links.slice(0, maximumLinks) : links;
  const rest = others > 1 ? [`[${others} others](${provenanceAddress})`] : [];
  return `Source: ${[...shown, ...rest].join("; ")}`;
}

/** For each place in the description, links to the documented rows that it comes from. */
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

/** Adds a paragraph with links to a place. A reference is replaced by its target: beside a $ref, nothing else counts. */
function addSource(description: Description, pointer: string, links: readonly string[]): void {
  const path = fromPointer(pointer);
  const parent = valueAt(description, path.slice(0, -1)) as Record<string, unknown> | undefined;
  const key = path.at(-1) ?? "";
  const place = parent?.[key];
  if (!parent || !isObject(place)) return;
  const element: Pick<Schema, "description"> = isReference(place)
    ? resolve<Schema>(description, place)
    : place;
  const text = (element.description ?? "").trim();
  parent[key] = { ...element, description: `${text}\n\n${sourceLine(links)}`.trim() };
}

/** Redoc does not show the description of a parameter's schema. The parameter has the items for its values already. */
function addSchemaText(description: Description, parameter: Parameter): void {
  const schema = resolve(description, parameter.schema);
  const items = valueItems(schema);
  const own = (parameter.description ?? "").trim();
  const text = (schema.description ?? "").replace(`${items.join("\n")}\n`, "").trim();
  // Operations share parameters.
  if (items.length === 0 || own.includes(text)) return;
  Object.assign(parameter, { description: `${own}\n\n${text}` });
}

/** Redoc would show the meanings of values again, in a table below the description. */
function removeMeanings(description: Description): void {
  for (const { node } of partsOf(description)) Reflect.deleteProperty(node, "x-enumDescriptions");
}

/** Links each error code in a response to the index of errors, which says what to do. */
function linkErrors(description: Description): void {
  const anchors = new Set(errorRecords().flatMap((record) => record.anchors));
  for (const { kind, node } of partsOf(description)) {
    const text = node["description"];
    if (kind === "response" && typeof text === "string")
      Object.assign(node, {
        description: text.replace(/`([A-Z]+\.\d+)`/g, (code, name: string) =>
          anchors.has(name) ? `[${code}](${errorsAddress}#${name})` : code,
        ),
      });
  }
}

/** Redoc shows one response at a time. The success response gets a collapsed list of the errors and their meanings. */
function addErrors(description: Description, responses: Record<string, Body>): void {
  const resolved = Object.entries(responses).map(([status, body]) => ({
    status,
    body: resolve(description, body),
    succeeds: status.startsWith("2"),
  }));
  const errors = resolved
    .filter(({ succeeds }) => !succeeds)
    .map(
      ({ status, body }) =>
        `- **${status}**: ${(body.description ?? "").trim().replaceAll("\n", "\n  ")}`,
    );
  // With blank lines, Markdown is parsed between the tags.
  const list = `<details>\n<summary>What each error means</summary>\n\n${errors.join("\n")}\n\n</details>`;
  for (const { status, body, succeeds } of resolved)
    if (succeeds)
      responses[status] = { ...body, description: `${body.description ?? ""}\n\n${list}` };
}
