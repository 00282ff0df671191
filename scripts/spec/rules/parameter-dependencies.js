import { parseDependency } from "../dependencies.js";
import { follow, operationsOf, schemaAt } from "../walk.js";

/** The client would silently ignore a malformed sentence, or one with an unknown parameter. */
export default (description) => {
  return operationsOf(description).flatMap(({ operation, path, parameters }) => {
    const names = new Set(parameters.map(({ node }) => node?.name));
    const body = follow(description, operation.requestBody).node?.content?.["application/json"];
    const isKnown = (within, name) =>
      (within.length === 0 && names.has(name)) ||
      schemaAt(description, body?.schema, [...within, name]) !== undefined;
    return (operation["x-dependencies"] ?? []).flatMap((sentence, index) => {
      const place = [...path, "x-dependencies", index];
      const dependency = parseDependency(sentence);
      if (!dependency) {
        const message = `"${sentence}" is not supported: write "IF a THEN b;" or "OnlyOne(a, b);".`;
        return [{ message, path: place }];
      }
      const within = dependency.kind === "onlyOne" ? dependency.within : [];
      return dependency.parameters
        .filter((name) => !isKnown(within, name))
        .map((name) => ({
          message: `${operation.operationId} has no parameter ${[...within, name].join(".")}, but "${sentence}" names it.`,
          path: place,
        }));
    });
  });
};
