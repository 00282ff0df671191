import { parseDependency } from "../lib/dependencies.js";

/** A sentence that nobody can read would be dropped by the client in silence, and so would one about a parameter that is not there. */
export default (operation, _options, { path, document }) => {
  const item = path.slice(0, -1).reduce((node, key) => node?.[key], document.data);
  const names = new Set([...namesOf(item?.parameters, document.data), ...namesOf(operation.parameters, document.data)]);
  return (operation["x-dependencies"] ?? []).flatMap((sentence, index) => {
    const place = [...path, "x-dependencies", index];
    const dependency = parseDependency(sentence);
    if (!dependency)
      return [{ message: `"${sentence}" cannot be read: write IF a THEN b; or Or, OnlyOne, AllOrNone, ZeroOrOne (a, b);`, path: place }];
    return dependency.parameters
      .filter((name) => !names.has(name))
      .map((name) => ({ message: `${operation.operationId} has no parameter ${name}, which "${sentence}" speaks of.`, path: place }));
  });
};

function namesOf(parameters, description) {
  return (parameters ?? []).map((parameter) => {
    if (!parameter.$ref) return parameter.name;
    const name = parameter.$ref.slice(parameter.$ref.lastIndexOf("/") + 1);
    return description.components?.parameters?.[name]?.name;
  });
}
