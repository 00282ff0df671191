import { follow, listOf, partsOf } from "../walk.js";

/**
 * Generators turn an inline object into a map, and invent a name for an inline list of values. The list of a parameter of a
 * path has the name of the parameter: as a component of its own, Redocly's clients in Python and PHP do not write its value.
 */
export default (description) => {
  const parts = partsOf(description);
  const inPaths = parts.filter(({ kind, node }) => kind === "parameter" && node.in === "path");
  const own = new Set(inPaths.map(({ node }) => node.schema));
  return [
    ...parts
      .filter(
        ({ kind, node }) => kind === "property" || (kind === "inline schema" && !own.has(node)),
      )
      .flatMap(({ node, path }) => messagesFor(node).map((message) => ({ message, path }))),
    ...inPaths
      .filter(({ node }) => node.schema?.$ref && listOf(follow(description, node.schema).node))
      .map(({ path }) => ({
        message:
          "The list of values of a parameter of a path must be inline: move it to its schema.",
        path,
      })),
  ];
};

function messagesFor(schema) {
  return [
    ...(schema.type === "object" || schema.properties
      ? ["An inline object must be a component: move it to a file in schemas/."]
      : []),
    ...(schema.enum
      ? ["An inline closed list of values must be a component: move it to a file in schemas/."]
      : []),
    ...(schema["x-extensible-enum"]
      ? ["An inline open list of values must be a component: move it to a file in schemas/."]
      : []),
  ];
}
