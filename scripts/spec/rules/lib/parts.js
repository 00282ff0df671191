/** What holds what in a description: a path with * for each name or number, and the kind of part that stands there. */
const contents = {
  document: {
    info: "info",
    externalDocs: "external documentation",
    "tags/*": "tag",
    "servers/*": "server",
    "paths/*": "path item",
    "components/schemas/*": "schema",
    "components/parameters/*": "parameter",
    "components/headers/*": "header",
    "components/requestBodies/*": "request body",
    "components/responses/*": "response",
    "components/examples/*": "example",
    "components/links/*": "link",
    "components/securitySchemes/*": "security scheme",
  },
  tag: { externalDocs: "external documentation" },
  server: { "variables/*": "server variable" },
  "path item": {
    "parameters/*": "parameter",
    ...Object.fromEntries(
      ["get", "put", "post", "delete", "patch", "head", "options", "trace"].map((method) => [
        method,
        "operation",
      ]),
    ),
  },
  operation: {
    externalDocs: "external documentation",
    "parameters/*": "parameter",
    requestBody: "request body",
    "responses/*": "response",
  },
  parameter: { schema: "inline schema", "content/*": "media type", "examples/*": "example" },
  header: { schema: "inline schema", "content/*": "media type", "examples/*": "example" },
  "request body": { "content/*": "media type" },
  "media type": { schema: "inline schema", "examples/*": "example" },
  response: { "headers/*": "header", "content/*": "media type", "links/*": "link" },
  schema: {
    "properties/*": "member",
    items: "inline schema",
    additionalProperties: "inline schema",
    "allOf/*": "inline schema",
    "anyOf/*": "inline schema",
    "oneOf/*": "inline schema",
    not: "inline schema",
  },
};
contents.member = contents.schema;
contents["inline schema"] = contents.schema;

/** The kinds of part that are a schema, wherever it stands. */
export const schemaKinds = new Set(["schema", "member", "inline schema"]);

/** Each part of a description once and at its own place: what is referred to is found where it is written. */
export function partsOf(description) {
  return collect({ kind: "document", node: description, path: [] });
}

function collect(part) {
  const inside = Object.entries(contents[part.kind] ?? {}).flatMap(([pattern, kind]) =>
    nodesAt(part.node, part.path, pattern.split("/")).map(({ node, path }) => ({
      kind,
      node,
      path,
    })),
  );
  return inside
    .filter(({ node }) => typeof node === "object" && node !== null && node.$ref === undefined)
    .flatMap((child) => [child, ...collect(child)]);
}

function nodesAt(node, path, [segment, ...rest]) {
  if (segment === undefined) return [{ node, path }];
  if (typeof node !== "object" || node === null) return [];
  const keys =
    segment === "*" ? Object.keys(node).filter((key) => !key.startsWith("x-")) : [segment];
  return keys
    .filter((key) => node[key] !== undefined)
    .flatMap((key) => nodesAt(node[key], [...path, Array.isArray(node) ? Number(key) : key], rest));
}
