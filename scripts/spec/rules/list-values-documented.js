import { valueItems } from "../meanings.js";
import { follow, listOf, partsOf, schemaKinds } from "../walk.js";

/** Callers need the meaning of each value, and what to do with a value outside the list. */
export default (description) => {
  return partsOf(description).flatMap(({ kind, node, path }) =>
    messagesFor(kind, node).map(([key, message]) => ({ message, path: [...path, ...key] })),
  );

  function messagesFor(kind, node) {
    const schema = kind === "parameter" ? follow(description, node.schema).node : node;
    const list = listOf(schema);
    if (!list || !(kind === "parameter" || schemaKinds.has(kind))) return [];
    return [
      ...(kind === "parameter" ? [] : schemaMessages(node, list)),
      ...itemMessages(node.description ?? "", schema),
    ];
  }
};

function schemaMessages(node, list) {
  const meanings = node["x-enumDescriptions"];
  const sentence = `The list is ${list.closed ? "closed" : "open"}`;
  return [
    ...meaningMessages(meanings, list.values.map(String)),
    ...(node.description?.includes(sentence)
      ? []
      : [
          [
            ["description"],
            `The description lacks "${sentence}": add it, with what a caller should do.`,
          ],
        ]),
  ];
}

/** A value may be missing, if no source says what it means. */
function meaningMessages(meanings, values) {
  const key = "x-enumDescriptions";
  if (!meanings) return [[[], "The values have no meanings: add x-enumDescriptions."]];
  const keys = Object.keys(meanings);
  const unlisted = keys.filter((value) => !values.includes(value));
  // An object has keys that look like whole numbers first.
  const positions = keys.filter((one) => !/^\d+$/.test(one)).map((one) => values.indexOf(one));
  const isInOrder = positions.every((one, index) => index === 0 || one > positions[index - 1]);
  return [
    ...unlisted.map((value) => [[key], `${key} has ${value}, which is not in the list of values.`]),
    ...(isInOrder || unlisted.length > 0
      ? []
      : [[[key], `${key} has another order than the list of values.`]]),
  ];
}

/** The build renders the items. */
function itemMessages(text, schema) {
  const items = valueItems(schema);
  const documented = text.split("\n").filter((line) => /^- `[^`]+`: /.test(line));
  if (items.join("\n") === documented.join("\n")) return [];
  return [
    [
      ["description"],
      "The items of the description are not those of x-enumDescriptions: remove them.",
    ],
  ];
}
