import { answersOf, distinct, follow, operationsOf } from "./lib/references.js";
import { schemaAt } from "./lib/schemas.js";

/** No other linter follows a link, and a client that does would find nothing at its end. */
export default (description) => {
  const operations = operationsOf(description);
  return distinct(
    operations.flatMap((source) =>
      answersOf(description, source.operation, source.path).flatMap((answer) =>
        Object.entries(answer.node?.links ?? {}).flatMap(([name, link]) =>
          checkLink(source, answer, follow(description, link, [...answer.path, "links", name])),
        ),
      ),
    ),
  );

  function checkLink(source, answer, { node: link, path }) {
    const target = operations.find(({ operation }) => operation.operationId === link?.operationId);
    if (!link?.operationId)
      return [{ message: "A link names the operation that it leads to by its operationId.", path }];
    if (!target)
      return [
        {
          message: `The link leads to ${link.operationId}, and no operation has that operationId.`,
          path: [...path, "operationId"],
        },
      ];
    return Object.entries(link.parameters ?? {}).flatMap(([name, expression]) => {
      const known = target.parameters.some(
        ({ node }) => name === node?.name || name === `${node?.in}.${node?.name}`,
      );
      const fault = known
        ? faultOf(expression, source, answer)
        : `${link.operationId} has no parameter ${name}, which the link fills.`;
      return fault ? [{ message: fault, path: [...path, "parameters", name] }] : [];
    });
  }

  /** A value that is no expression is a constant, of which there is nothing to say. */
  function faultOf(expression, { operation, parameters }, answer) {
    if (typeof expression !== "string" || !expression.startsWith("$")) return undefined;
    const [, side, part, rest] =
      /^\$(request|response)\.(path|query|header|body)[.#]?(.*)$/.exec(expression) ?? [];
    if (!side || (side === "response" && ["path", "query"].includes(part)))
      return `"${expression}" cannot be read: a link takes values from $request.path, .query, .header or .body, and from $response.header or .body.`;
    const found =
      part === "body"
        ? bodyHas(
            side === "request" ? follow(description, operation.requestBody, []).node : answer.node,
            rest,
          )
        : side === "request"
          ? parameters.some(({ node }) => node?.in === part && sameName(node.name, rest, part))
          : Object.keys(answer.node?.headers ?? {}).some((name) => sameName(name, rest, part));
    return found
      ? undefined
      : `"${expression}" leads to nothing that ${operation.operationId} ${side === "request" ? "sends" : "is answered"}.`;
  }

  function bodyHas(body, pointer) {
    const schema = body?.content?.["application/json"]?.schema;
    const keys = pointer
      .split("/")
      .slice(1)
      .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
    return schema !== undefined && schemaAt(description, schema, keys) !== undefined;
  }
};

/** Names of headers are the same in either case. */
function sameName(one, other, part) {
  return part === "header" ? one.toLowerCase() === other.toLowerCase() : one === other;
}
