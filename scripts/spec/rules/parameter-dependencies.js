import { parseDependency } from "../dependencies.js";
import { operationsOf } from "../walk.js";

/** The client would silently ignore a malformed sentence, or one with an unknown parameter. */
export default (description) =>
  operationsOf(description).flatMap(({ operation, path, parameters }) => {
    const names = new Set(parameters.map(({ node }) => node?.name));
    return (operation["x-dependencies"] ?? []).flatMap((sentence, index) => {
      const place = [...path, "x-dependencies", index];
      const dependency = parseDependency(sentence);
      if (!dependency)
        return [{ message: `"${sentence}" is not supported: write "IF a THEN b;".`, path: place }];
      return dependency.parameters
        .filter((name) => !names.has(name))
        .map((name) => ({
          message: `${operation.operationId} has no parameter ${name}, but "${sentence}" names it.`,
          path: place,
        }));
    });
  });
