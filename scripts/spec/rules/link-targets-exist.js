import { pointerToPath } from "@stoplight/json";
import { follow, operationsOf, responsesOf, schemaAt } from "../walk.js";

/** No other linter checks links, and a client that follows one would fail. */
export default (description) => {
  const operations = operationsOf(description);
  return operations.flatMap((source) =>
    responsesOf(description, source).flatMap((response) =>
      Object.entries(response.node?.links ?? {}).flatMap(([name, link]) =>
        checkLink(source, response, follow(description, link, [...response.path, "links", name])),
      ),
    ),
  );

  function checkLink(source, response, { node: link, path }) {
    const target = operations.find(({ operation }) => operation.operationId === link?.operationId);
    if (!link?.operationId)
      return [{ message: "A link names its target by operationId: add it.", path }];
    if (!target)
      return [
        {
          message: `The link has the target ${link.operationId}, but no operation has this operationId.`,
          path: [...path, "operationId"],
        },
      ];
    return Object.entries(link.parameters ?? {}).flatMap(([name, expression]) => {
      const known = target.parameters.some(
        ({ node }) => name === node?.name || name === `${node?.in}.${node?.name}`,
      );
      const message = known
        ? checkExpression(expression, source, response)
        : `${link.operationId} has no parameter ${name}, but the link sets it.`;
      return message ? [{ message, path: [...path, "parameters", name] }] : [];
    });
  }

  /** A value that is not an expression is a constant and always valid. */
  function checkExpression(expression, source, response) {
    if (typeof expression !== "string" || !expression.startsWith("$")) return undefined;
    const [, side, part, rest] =
      /^\$(request|response)\.(path|query|header|body)[.#]?(.*)$/.exec(expression) ?? [];
    if (!side || (side === "response" && ["path", "query"].includes(part)))
      return `"${expression}" is not a valid expression: a link takes values from $request.path, .query, .header or .body, and from $response.header or .body.`;
    const found =
      side === "request"
        ? requestHas(source, part, rest)
        : part === "body"
          ? bodyHas(response.node, rest)
          : Object.keys(response.node?.headers ?? {}).some((name) => sameName(name, rest, part));
    return found
      ? undefined
      : `"${expression}" does not exist in the ${side} of ${source.operation.operationId}.`;
  }

  function requestHas({ operation, parameters }, part, name) {
    if (part === "body") return bodyHas(follow(description, operation.requestBody).node, name);
    return parameters.some(({ node }) => node?.in === part && sameName(node.name, name, part));
  }

  function bodyHas(body, pointer) {
    const schema = body?.content?.["application/json"]?.schema;
    const keys = pointerToPath(`#${pointer}`);
    return schema !== undefined && schemaAt(description, schema, keys) !== undefined;
  }
};

/** Header names are case-insensitive. */
function sameName(one, other, part) {
  return part === "header" ? one.toLowerCase() === other.toLowerCase() : one === other;
}
