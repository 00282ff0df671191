import { operationsOf, responsesOf, schemaAt } from "../walk.js";

/** With a wrong parameter or list, a pager would request the first page forever, or return nothing. */
export default (description) =>
  operationsOf(description)
    .filter(({ operation }) => operation["x-speakeasy-pagination"])
    .flatMap((part) => {
      const { operation, path, parameters } = part;
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
      const success = responsesOf(description, part).find(
        ({ status, node }) => status.startsWith("2") && node?.content,
      );
      const list = schemaAt(
        description,
        success?.node.content["application/json"]?.schema,
        results.split(".").slice(1),
      );
      if (list?.type === "array") return unknownInputs;
      return [
        ...unknownInputs,
        {
          message: `${results} is not a list in the response ${success?.status ?? "of success"} of ${operation.operationId}.`,
          path: [...place, "outputs", "results"],
        },
      ];
    });
