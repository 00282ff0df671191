import { follow, operationsOf, responsesOf } from "../walk.js";

/** Documentation, replay and contract tests need an example of each JSON request and success response. */
export default (description) =>
  operationsOf(description).flatMap((operation) => {
    const { operation: node, path } = operation;
    const request = follow(description, node.requestBody, [...path, "requestBody"]);
    const bodies = [
      { name: "its request", ...request },
      ...responsesOf(description, operation)
        .filter(({ status }) => status.startsWith("2"))
        .map((response) => ({ name: `its response ${response.status}`, ...response })),
    ];
    return bodies.flatMap(({ name, node: body, path: place }) =>
      Object.entries(body?.content ?? {})
        .filter(([, { examples = {} }]) =>
          Object.values(examples).every((example) => !follow(description, example).node?.summary),
        )
        .map(([type]) => ({
          message: `${node.operationId} has no example of ${name} with a summary: add a file to examples/ and refer to it.`,
          path: [...place, "content", type],
        })),
    );
  });
