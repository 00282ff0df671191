import { partsOf } from "./lib/parts.js";
import { withoutCode } from "./lib/prose.js";
import { follow, operationsOf } from "./lib/references.js";

const bounds = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
];

/** The bound in the schema is what a machine holds to, the number in the prose is what a person believes: they must not drift apart. */
export default (description) => {
  const statuses = operationsOf(description).flatMap(({ operation }) =>
    Object.keys(operation.responses ?? {}),
  );
  return partsOf(description)
    .filter(({ kind }) => ["parameter", "member", "schema"].includes(kind))
    .flatMap(({ node, path }) => {
      const schema = follow(description, node.schema ?? node, []).node ?? {};
      return faultsOf(schema, node.description ?? "", statuses).map((message) => ({
        message,
        path: [...path, "description"],
      }));
    });
};

function faultsOf(schema, text, statuses) {
  // In OpenAPI 3.0 an exclusive bound is true or false, and its number stands beside it.
  const bounded = bounds
    .filter((key) => typeof schema[key] === "number")
    .map((key) => [key, String(schema[key])]);
  if (bounded.length === 0 && schema.default === undefined) return [];
  const told = [...withoutCode(text).matchAll(/(?<![\w.])-?\d+(?:\.\d+)?(?!\w|\.\d)/g)].map(
    ([number]) => number,
  );
  const meant = [...bounded.map(([, number]) => number), String(schema.default), ...statuses];
  return [
    ...bounded
      .filter(([, number]) => !told.includes(number))
      .map(([key, number]) => `The description does not tell the ${key} ${number}.`),
    ...(tellsDefault(schema.default, text, told)
      ? []
      : [
          `The description does not tell the default ${JSON.stringify(schema.default)}: say what holds "if left out".`,
        ]),
    ...told
      .filter((number) => !meant.includes(number))
      .map((number) => `The description says ${number}, which is no bound, default or status.`),
  ];
}

/** A default is told with the words "if left out"; a number as such, the empty text as "empty", any other in backticks. */
function tellsDefault(value, text, told) {
  if (value === undefined) return true;
  const named =
    typeof value === "number"
      ? told.includes(String(value))
      : value === ""
        ? /\bempty\b/.test(text)
        : text.includes(`\`${value}\``);
  return named && /\bif\s+left\s+out\b/.test(text);
}
