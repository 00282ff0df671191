// The one walker over an OpenAPI description. Plain JavaScript, because the lint rules use it as well and Spectral loads
// them without a compiler.
import { pointerToPath } from "@stoplight/json";

/** @typedef {readonly (string | number)[]} Path */
/**
 * @typedef {Readonly<Record<string, unknown>>} OpenApiObject
 *   An object whose keys are keywords of OpenAPI.
 */
/**
 * @typedef {object} Part One object of a description.
 * @property {string} kind What it is: "operation", "parameter", "property" …
 * @property {OpenApiObject} node
 * @property {Path} path
 */
/**
 * @typedef {object} Target What a reference leads to.
 * @property {unknown} node Undefined if the reference leads nowhere.
 * @property {Path} path
 */
/**
 * @typedef {object} OperationPart
 * @property {OpenApiObject} operation
 * @property {Path} path
 * @property {readonly Target[]} parameters Those of the path item first.
 */

const methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];

const schemaContents = {
  "properties/*": "property",
  items: "inline schema",
  additionalProperties: "inline schema",
  "allOf/*": "inline schema",
  "anyOf/*": "inline schema",
  "oneOf/*": "inline schema",
  not: "inline schema",
  discriminator: "discriminator",
};
const parameterContents = {
  schema: "inline schema",
  "content/*": "media type",
  "examples/*": "example",
};

/**
 * What each kind of object contains: a path with * for each name or number, and the kind that is there.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, string>>>>}
 */
const contents = {
  document: {
    info: "info",
    externalDocs: "external documentation",
    "tags/*": "tag",
    "servers/*": "server",
    paths: "paths",
    components: "components",
  },
  info: { contact: "contact", license: "license" },
  tag: { externalDocs: "external documentation" },
  server: { "variables/*": "server variable" },
  paths: { "*": "path item" },
  components: {
    "schemas/*": "schema",
    "parameters/*": "parameter",
    "headers/*": "header",
    "requestBodies/*": "request body",
    "responses/*": "response",
    "examples/*": "example",
    "links/*": "link",
    "securitySchemes/*": "security scheme",
  },
  "path item": {
    "parameters/*": "parameter",
    ...Object.fromEntries(methods.map((method) => [method, "operation"])),
  },
  operation: {
    externalDocs: "external documentation",
    "parameters/*": "parameter",
    requestBody: "request body",
    responses: "responses",
  },
  responses: { "*": "response" },
  parameter: parameterContents,
  header: parameterContents,
  "request body": { "content/*": "media type" },
  "media type": { schema: "inline schema", "examples/*": "example", "encoding/*": "encoding" },
  encoding: { "headers/*": "header" },
  response: { "headers/*": "header", "content/*": "media type", "links/*": "link" },
  link: { server: "server" },
  "security scheme": { "flows/*": "flow" },
  schema: schemaContents,
  property: schemaContents,
  "inline schema": schemaContents,
};

/** The kinds that are a schema. */
export const schemaKinds = new Set(["schema", "property", "inline schema"]);

/** @type {WeakMap<object, Part[]>} */
const partsByDescription = new WeakMap();

/**
 * Every object of a description, once and at its own place: references are not followed. They are collected once for
 * each description, which nobody changes afterwards.
 *
 * @param {object} description
 * @returns {readonly Part[]} The document itself first.
 */
export function partsOf(description) {
  const known = partsByDescription.get(description);
  if (known) return known;
  /** @type {Part[]} */
  const parts = [];
  collect({ kind: "document", node: description, path: [] });
  partsByDescription.set(description, parts);
  return parts;

  /** @param {Part} part */
  function collect(part) {
    parts.push(part);
    for (const child of childrenOf(part)) if (child.node.$ref === undefined) collect(child);
  }
}

/**
 * The objects directly inside another one, references included.
 *
 * @param {Part} part
 * @returns {Part[]}
 */
function childrenOf({ kind, node, path }) {
  return Object.entries(contents[kind] ?? {}).flatMap(([pattern, childKind]) =>
    nodesAt(node, path, pattern.split("/"))
      .filter((child) => typeof child.node === "object" && child.node !== null)
      // Paths and responses stand beside the extensions of the same object; every other map contains names only.
      .filter((child) => pattern !== "*" || !String(child.path.at(-1)).startsWith("x-"))
      .map((child) => ({ kind: childKind, ...child })),
  );
}

/**
 * @param {any} node
 * @param {Path} path
 * @param {string[]} pattern
 * @returns {Target[]}
 */
function nodesAt(node, path, [segment, ...rest]) {
  if (segment === undefined) return [{ node, path }];
  if (typeof node !== "object" || node === null) return [];
  const keys = segment === "*" ? Object.keys(node) : [segment];
  return keys
    .filter((key) => node[key] !== undefined)
    .flatMap((key) => nodesAt(node[key], [...path, Array.isArray(node) ? Number(key) : key], rest));
}

/**
 * Follows a local reference. What is not a reference is returned as it is.
 *
 * @param {object} description
 * @param {any} node
 * @param {Path} [path]
 * @returns {Target}
 */
export function follow(description, node, path = []) {
  if (typeof node?.$ref !== "string" || !node.$ref.startsWith("#/")) return { node, path };
  const target = pointerToPath(node.$ref);
  return follow(
    description,
    target.reduce((/** @type {any} */ parent, key) => parent?.[key], description),
    target,
  );
}

/**
 * Every operation in the order of the description, with its parameters and those of its path item.
 *
 * @param {{ readonly paths?: object }} description
 * @returns {OperationPart[]}
 */
export function operationsOf(description) {
  return childrenOf({ kind: "paths", node: description.paths ?? {}, path: ["paths"] }).flatMap(
    (item) =>
      childrenOf(item)
        .filter(({ kind }) => kind === "operation")
        .map((operation) => ({
          operation: operation.node,
          path: operation.path,
          parameters: [...parametersOf(item), ...parametersOf(operation)],
        })),
  );

  /** @param {Part} part */
  function parametersOf(part) {
    return childrenOf(part)
      .filter(({ kind }) => kind === "parameter")
      .map(({ node, path }) => follow(description, node, path));
  }
}

/**
 * The responses of an operation, references followed.
 *
 * @param {object} description
 * @param {OperationPart} operation
 * @returns {(Target & { status: string })[]}
 */
export function responsesOf(description, { operation, path }) {
  return childrenOf({
    kind: "responses",
    node: operation.responses ?? {},
    path: [...path, "responses"],
  }).map((response) => ({
    status: String(response.path.at(-1)),
    ...follow(description, response.node, response.path),
  }));
}

/**
 * The schemas directly inside a schema, references followed.
 *
 * @param {object} description
 * @param {Target} schema
 * @returns {Target[]}
 */
export function childSchemas(description, schema) {
  return childrenOf({ kind: "schema", ...schema })
    .filter(({ kind }) => schemaKinds.has(kind))
    .map(({ node, path }) => follow(description, node, path))
    .filter(({ node }) => node);
}

/**
 * The schema of a property or an item inside a value, or undefined if the schema defines none.
 *
 * @param {object} description
 * @param {any} schema
 * @param {readonly (string | number)[]} keys The way from the value to the property.
 * @returns {any}
 */
export function schemaAt(description, schema, [key, ...rest]) {
  const { node } = follow(description, schema);
  if (key === undefined || !node) return node;
  const child = node.properties?.[key] ?? (/^\d+$/.test(String(key)) ? node.items : undefined);
  return schemaAt(description, child, rest);
}

/**
 * The values that a schema lists, and whether the list is closed.
 *
 * @param {any} schema
 * @returns {{ values: readonly (string | number)[], closed: boolean } | undefined}
 */
export function listOf(schema) {
  if (Array.isArray(schema?.enum)) return { values: schema.enum, closed: true };
  if (Array.isArray(schema?.["x-extensible-enum"]))
    return { values: schema["x-extensible-enum"], closed: false };
  return undefined;
}
