import { answersOf, distinct, follow, operationsOf } from "./lib/references.js";
import { childSchemas } from "./lib/schemas.js";

/**
 * A client that was generated with a closed list throws at the value that the vendor adds next, so answers are open; a
 * wrong request is better refused before it is sent, so requests are closed.
 */
export default (description) => {
  const findings = operationsOf(description).flatMap(({ operation, path, parameters }) => {
    const body = follow(description, operation.requestBody, [...path, "requestBody"]);
    const sent = [...parameters.flatMap(schemaOf), ...schemasOfContent(body)];
    const received = answersOf(description, operation, path).flatMap((answer) => [
      ...schemasOfContent(answer),
      ...Object.entries(answer.node?.headers ?? {}).flatMap(([name, header]) =>
        schemaOf(follow(description, header, [...answer.path, "headers", name])),
      ),
    ]);
    return [
      ...sent.flatMap((part) => check(part, faultsOfRequest)),
      ...received.flatMap((part) => check(part, faultsOfAnswer)),
    ];
  });
  return distinct(findings);

  function schemaOf({ node, path }) {
    return node?.schema ? [follow(description, node.schema, [...path, "schema"])] : [];
  }

  function schemasOfContent({ node, path }) {
    return Object.entries(node?.content ?? {}).flatMap(([type, media]) =>
      schemaOf({ node: media, path: [...path, "content", type] }),
    );
  }

  function check({ node, path }, faultsOf, above = []) {
    if (!node || above.includes(node)) return [];
    const inside = childSchemas(description, node, path).flatMap((child) =>
      check(child, faultsOf, [...above, node]),
    );
    return [...faultsOf(node).map((message) => ({ message, path })), ...inside];
  }
};

function faultsOfRequest(schema) {
  return [
    ...(schema["x-extensible-enum"] ? ["A list of values in a request is closed: use enum."] : []),
    ...(schema.type === "object" && schema.additionalProperties !== false
      ? ["An object in a request is closed: add additionalProperties: false."]
      : []),
  ];
}

function faultsOfAnswer(schema) {
  return [
    ...(schema.enum ? ["A list of values in an answer is open: use x-extensible-enum."] : []),
    ...(schema.additionalProperties === false
      ? ["An object in an answer is open: leave out additionalProperties."]
      : []),
  ];
}
