import { parseDependency } from "../dependencies.js";
import { operationsOf } from "./lib/references.js";

/** A sentence that nobody can read would be dropped by the client in silence, and so would one about a parameter that is not there. */
export default (description) =>
  operationsOf(description).flatMap(({ operation, path, parameters }) => {
    const names = new Set(parameters.map(({ node }) => node?.name));
    return (operation["x-dependencies"] ?? []).flatMap((sentence, index) => {
      const place = [...path, "x-dependencies", index];
      const dependency = parseDependency(sentence);
      if (!dependency)
        return [
          {
            message: `"${sentence}" cannot be read: write "IF a THEN b;".`,
            path: place,
          },
        ];
      return dependency.parameters
        .filter((name) => !names.has(name))
        .map((name) => ({
          message: `${operation.operationId} has no parameter ${name}, of which "${sentence}" speaks.`,
          path: place,
        }));
    });
  });
