import { childSchemas, follow, operationsOf, responsesOf } from "../walk.js";

/**
 * A client that is generated with a closed list fails at the next value of the vendor, so responses are open. An invalid
 * request is better rejected before it is sent, so requests are closed.
 */
export default (description) => {
  const checked = { request: new Set(), response: new Set() };
  return operationsOf(description).flatMap((operation) => {
    const { operation: node, path, parameters } = operation;
    const body = follow(description, node.requestBody, [...path, "requestBody"]);
    const responses = responsesOf(description, operation);
    const headers = responses.flatMap((response) =>
      Object.entries(response.node?.headers ?? {}).map(([name, header]) =>
        follow(description, header, [...response.path, "headers", name]),
      ),
    );
    return [
      ...[...parameters.flatMap(schemaOf), ...contentSchemas(body)].flatMap((schema) =>
        check(schema, "request"),
      ),
      ...[...responses.flatMap(contentSchemas), ...headers.flatMap(schemaOf)].flatMap((schema) =>
        check(schema, "response"),
      ),
    ];
  });

  function schemaOf({ node, path }) {
    return node?.schema ? [follow(description, node.schema, [...path, "schema"])] : [];
  }

  function contentSchemas({ node, path }) {
    return Object.entries(node?.content ?? {}).flatMap(([type, media]) =>
      schemaOf({ node: media, path: [...path, "content", type] }),
    );
  }

  function check(schema, side) {
    if (!schema.node || checked[side].has(schema.node)) return [];
    checked[side].add(schema.node);
    return [
      ...messagesFor[side](schema.node).map((message) => ({ message, path: schema.path })),
      ...childSchemas(description, schema).flatMap((child) => check(child, side)),
    ];
  }
};

const messagesFor = {
  request: (schema) => [
    ...(schema["x-extensible-enum"] ? ["A list of values in a request is closed: use enum."] : []),
    ...(schema.type === "object" && schema.additionalProperties !== false
      ? ["An object in a request is closed: add additionalProperties: false."]
      : []),
  ],
  response: (schema) => [
    ...(schema.enum ? ["A list of values in a response is open: use x-extensible-enum."] : []),
    ...(schema.additionalProperties === false
      ? ["An object in a response is open: remove additionalProperties."]
      : []),
  ],
};
