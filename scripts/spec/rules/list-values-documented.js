import { follow, listOf, partsOf, schemaKinds } from "../walk.js";

/** Callers need the meaning of each value, and what to do with a value outside the list. */
export default (description) => {
  return partsOf(description).flatMap(({ kind, node, path }) =>
    messagesFor(kind, node).map((message) => ({ message, path: [...path, "description"] })),
  );

  function messagesFor(kind, node) {
    const list = listOf(kind === "parameter" ? follow(description, node.schema).node : node);
    if (list && schemaKinds.has(kind)) return schemaMessages(node, list);
    return list?.closed && kind === "parameter" ? parameterMessages(node, list.values) : [];
  }
};

function schemaMessages(node, list) {
  const text = node.description ?? "";
  const values = list.values.map(String);
  const documented = [...text.matchAll(/^- `([^`]+)`: \S/gm)].map(([, value]) => value);
  const sentence = `The list is ${list.closed ? "closed" : "open"}`;
  return [
    ...values
      .filter((value) => !documented.includes(value))
      .map(
        (value) =>
          `The description does not document ${value}: add the item "- \`${value}\`: its meaning." to it.`,
      ),
    ...documented
      .filter((value) => !values.includes(value))
      .map((value) => `The description documents ${value}, which is not in the list of values.`),
    ...(text.includes(sentence)
      ? []
      : [`The description lacks "${sentence}": add it, with what a caller should do.`]),
  ];
}

function parameterMessages(node, values) {
  return values
    .map(String)
    .filter((value) => !node.description?.includes(`\`${value}\``))
    .map(
      (value) =>
        `The description of the parameter ${node.name} does not contain its value \`${value}\`.`,
    );
}
