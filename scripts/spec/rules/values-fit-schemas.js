import { Ajv } from "ajv";
import { follow, partsOf, schemaKinds } from "../walk.js";

// Formats have rules of their own.
const ajv = new Ajv({ strict: false, validateFormats: false });

/** What Redocly's linter does not validate: the examples of headers, and defaults. */
export default (description) =>
  partsOf(description).flatMap(({ kind, node, path }) => {
    if (kind === "header" && node.example !== undefined)
      return check("example", node.example, follow(description, node.schema).node, path);
    if (schemaKinds.has(kind) && node.default !== undefined)
      return check("default", node.default, node, path);
    return [];
  });

function check(keyword, value, schema, path) {
  if (ajv.validate(schema, value)) return [];
  return [
    {
      message: `The ${keyword} ${JSON.stringify(value)} does not fit its schema: it ${ajv.errorsText(ajv.errors, { dataVar: "" }).trim()}.`,
      path: [...path, keyword],
    },
  ];
}
