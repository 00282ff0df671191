import { follow, operationsOf } from "./lib/references.js";
import { schemaAt } from "./lib/schemas.js";

/** A pager that is told of a parameter or a list that is not there would ask for the first page for ever, or find it empty. */
export default (description) =>
  operationsOf(description).flatMap(({ operation, path, parameters }) => {
    const pagination = operation["x-speakeasy-pagination"];
    if (!pagination) return [];
    const place = [...path, "x-speakeasy-pagination"];
    const names = parameters
      .filter(({ node }) => node?.in === "query")
      .map(({ node }) => node.name);
    const strangers = (pagination.inputs ?? []).flatMap(({ name }, index) =>
      names.includes(name)
        ? []
        : [
            {
              message: `${operation.operationId} has no query parameter ${name} to page by.`,
              path: [...place, "inputs", index, "name"],
            },
          ],
    );
    const results = String(pagination.outputs?.results ?? "");
    const answer = follow(description, operation.responses?.["200"], []).node;
    const list = schemaAt(
      description,
      answer?.content?.["application/json"]?.schema,
      results.split(".").slice(1),
    );
    if (list?.type === "array") return strangers;
    return [
      ...strangers,
      {
        message: `${results} is no list in the answer 200 of ${operation.operationId}.`,
        path: [...place, "outputs", "results"],
      },
    ];
  });
