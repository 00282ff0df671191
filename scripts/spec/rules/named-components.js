import { partsOf } from "../walk.js";

/** Generators turn an inline object into a map, and invent a name for an inline list of values. */
export default (description) =>
  partsOf(description)
    .filter(({ kind }) => kind === "property" || kind === "inline schema")
    .flatMap(({ node, path }) => messagesFor(node).map((message) => ({ message, path })));

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
