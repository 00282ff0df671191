import { partsOf, schemaKinds } from "./lib/parts.js";
import { follow } from "./lib/references.js";
import { listOf } from "./lib/schemas.js";

/** A value without a meaning is a guess for its reader, and so is what to do with a value that is not on the list. */
export default (description) => {
  return partsOf(description).flatMap(({ kind, node, path }) =>
    faultsOf(kind, node).map((message) => ({ message, path: [...path, "description"] })),
  );

  function faultsOf(kind, node) {
    const list = listOf(kind === "parameter" ? follow(description, node.schema, []).node : node);
    if (list && schemaKinds.has(kind)) return schemaFaults(node, list);
    return list?.closed && kind === "parameter" ? parameterFaults(node, list.values) : [];
  }
};

function schemaFaults(node, list) {
  const text = node.description ?? "";
  const values = list.values.map(String);
  const explained = [...text.matchAll(/^- `([^`]+)`: \S/gm)].map(([, value]) => value);
  const sentence = `The list is ${list.closed ? "closed" : "open"}`;
  return [
    ...values
      .filter((value) => !explained.includes(value))
      .map(
        (value) =>
          `The description does not explain ${value}: add the item "- \`${value}\`: what it means." to it.`,
      ),
    ...explained
      .filter((value) => !values.includes(value))
      .map((value) => `The description explains ${value}, which is not in the list of values.`),
    ...(text.includes(sentence)
      ? []
      : [`The description does not say "${sentence}", and what a caller makes of that.`]),
  ];
}

function parameterFaults(node, values) {
  return values
    .map(String)
    .filter((value) => !node.description?.includes(`\`${value}\``))
    .map(
      (value) =>
        `The description of the parameter ${node.name} does not name its value \`${value}\`.`,
    );
}
