import { childSchemas, follow, operationsOf, partsOf, responsesOf, schemaKinds } from "../walk.js";

/** Callers need to know which errors occur, in which body, and an example of each. */
export default (description, { schema }) => {
  // A deviation covers all that the common body states: the tables would not notice it in the place of another schema.
  const users = partsOf(description)
    .filter((part) => schemaKinds.has(part.kind))
    .filter((part) => childSchemas(description, part).some(({ path }) => path.at(-1) === schema));
  const misplaced = users.map(({ path }) => ({
    message: `The schema ${schema} is the body of error responses, and no part of another schema.`,
    path,
  }));
  const findings = operationsOf(description).flatMap((operation) => {
    const responses = responsesOf(description, operation);
    const missing = [
      ["4", "4xx response: add the responses that occur"],
      ["5", "5xx response: add the responses that occur"],
      ["default", "default response: add it for all other statuses"],
    ]
      .filter(([start]) => !responses.some(({ status }) => status.startsWith(start)))
      .map(([, words]) => ({
        message: `${operation.operation.operationId} documents no ${words}.`,
        path: [...operation.path, "responses"],
      }));
    const errors = responses.filter(({ status }) => !status.startsWith("2"));
    return [...missing, ...errors.flatMap(check)];
  });
  return [...misplaced, ...findings];

  function check({ status, node, path }) {
    const media = node?.content?.["application/json"];
    const place = [...path, "content", "application/json"];
    if (media?.schema?.$ref !== `#/components/schemas/${schema}`)
      return [
        {
          message: `The response ${status} has no JSON body with the schema ${schema}.`,
          path: media ? [...place, "schema"] : path,
        },
      ];
    const examples = Object.values(media.examples ?? {}).map(
      (example) => follow(description, example).node,
    );
    if (examples.some((example) => example?.summary)) return [];
    return [
      {
        message: `The response ${status} has no example with a summary: add a file to examples/ and refer to it.`,
        path: place,
      },
    ];
  }
};
