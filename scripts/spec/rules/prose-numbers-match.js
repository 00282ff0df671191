import { follow, operationsOf, partsOf } from "../walk.js";
import { withoutCode } from "./lib/prose.js";

const limitKeywords = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
];

/** Machines read the limits in the schema, people read the numbers in the prose: both must be the same. */
export default (description) => {
  const statuses = operationsOf(description).flatMap(({ operation }) =>
    Object.keys(operation.responses ?? {}),
  );
  return partsOf(description)
    .filter(({ kind }) => ["parameter", "property", "schema"].includes(kind))
    .flatMap(({ node, path }) => {
      const schema = follow(description, node.schema ?? node).node ?? {};
      return messagesFor(schema, node.description ?? "", statuses).map((message) => ({
        message,
        path: [...path, "description"],
      }));
    });
};

function messagesFor(schema, text, statuses) {
  // In OpenAPI 3.0 an exclusive limit is a Boolean beside the number.
  const limits = limitKeywords
    .filter((key) => typeof schema[key] === "number")
    .map((key) => [key, String(schema[key])]);
  if (limits.length === 0 && schema.default === undefined) return [];
  const stated = [...withoutCode(text).matchAll(/(?<![\w.])-?\d+(?:\.\d+)?(?!\w|\.\d)/g)].map(
    ([number]) => number,
  );
  const expected = [...limits.map(([, number]) => number), String(schema.default), ...statuses];
  return [
    ...limits
      .filter(([, number]) => !stated.includes(number))
      .map(([key, number]) => `The description does not state the ${key} ${number}.`),
    ...(statesDefault(schema.default, text, stated)
      ? []
      : [
          `The description does not state the default ${JSON.stringify(schema.default)} with the words "if left out".`,
        ]),
    ...stated
      .filter((number) => !expected.includes(number))
      .map((number) => `The description states ${number}, which is no limit, default or status.`),
  ];
}

/** A default is stated with "if left out": a number as such, the empty string as "empty", other values in backticks. */
function statesDefault(value, text, stated) {
  if (value === undefined) return true;
  const named =
    typeof value === "number"
      ? stated.includes(String(value))
      : value === ""
        ? /\bempty\b/.test(text)
        : text.includes(`\`${value}\``);
  return named && /\bif\s+left\s+out\b/.test(text);
}
