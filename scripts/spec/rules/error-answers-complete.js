import { answersOf, distinct, follow, operationsOf } from "./lib/references.js";

/** A caller meets refusals sooner than anything else: which there are, in which body, and how one looks. */
export default (description, { schema }) => {
  return distinct(
    operationsOf(description).flatMap(({ operation, path }) => {
      const answers = answersOf(description, operation, path);
      const missing = [
        ["4", "refusal (4xx)"],
        ["5", "failure (5xx)"],
      ]
        .filter(([digit]) => !answers.some(({ status }) => status.startsWith(digit)))
        .map(([, what]) => ({
          message: `${operation.operationId} documents no ${what}: add the answers that occur.`,
          path: [...path, "responses"],
        }));
      return [...missing, ...answers.filter(({ status }) => /^[45]/.test(status)).flatMap(check)];
    }),
  );

  function check({ status, node, path }) {
    const media = node?.content?.["application/json"];
    const place = [...path, "content", "application/json"];
    if (media?.schema?.$ref !== `#/components/schemas/${schema}`)
      return [
        {
          message: `The answer ${status} has no JSON body with the schema ${schema}.`,
          path: media ? [...place, "schema"] : path,
        },
      ];
    const examples = Object.values(media.examples ?? {}).map(
      (example) => follow(description, example, []).node,
    );
    if (examples.some((example) => example?.summary)) return [];
    return [
      {
        message: `The answer ${status} shows no example with a summary: add a file to examples/ and refer to it.`,
        path: place,
      },
    ];
  }
};
