import { schema as validate } from "@stoplight/spectral-functions";
import { partsOf } from "../walk.js";

/** Every tool silently ignores a misspelt extension, so only a list of the known ones finds it. */
export default (description, { schemas }, context) =>
  partsOf(description).flatMap(({ node, path }) =>
    Object.keys(node)
      .filter((key) => key.startsWith("x-"))
      .flatMap((key) => check(key, node[key], schemas, { ...context, path: [...path, key] })),
  );

function check(key, value, schemas, context) {
  const schema = schemas[key];
  if (!schema) {
    const known = Object.keys(schemas).join(", ");
    return [
      {
        message: `${key} is not a known extension; the known ones are ${known}.`,
        path: context.path,
      },
    ];
  }
  const errors = validate(value, { schema, allErrors: true }, context) ?? [];
  return errors.map((error) => ({
    message: `${key} is malformed: ${error.message}.`,
    path: error.path ?? context.path,
  }));
}
