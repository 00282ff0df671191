import { follow, operationsOf, schemaAt } from "../walk.js";

/** With a wrong parameter or list, a pager would request the first page forever, or return nothing. */
export default (description) =>
  operationsOf(description)
    .filter(({ operation }) => operation["x-speakeasy-pagination"])
    .flatMap(({ operation, path, parameters }) => {
      const { inputs = [], outputs } = operation["x-speakeasy-pagination"];
      const place = [...path, "x-speakeasy-pagination"];
      const names = parameters
        .filter(({ node }) => node?.in === "query")
        .map(({ node }) => node.name);
      const unknownInputs = inputs.flatMap(({ name }, index) =>
        names.includes(name)
          ? []
          : [
              {
                message: `${operation.operationId} has no query parameter ${name}, but its paging uses it.`,
                path: [...place, "inputs", index, "name"],
              },
            ],
      );
      const results = String(outputs?.results ?? "");
      const response = follow(description, operation.responses?.["200"]).node;
      const list = schemaAt(
        description,
        response?.content?.["application/json"]?.schema,
        results.split(".").slice(1),
      );
      if (list?.type === "array") return unknownInputs;
      return [
        ...unknownInputs,
        {
          message: `${results} is not a list in the response 200 of ${operation.operationId}.`,
          path: [...place, "outputs", "results"],
        },
      ];
    });
