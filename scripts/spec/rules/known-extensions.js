import { pointerToPath } from "@stoplight/json";
import { Ajv } from "ajv";
import { partsOf } from "../walk.js";

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

/** Every tool silently ignores a misspelt extension, so only a list of the known ones finds it. */
export default (description, { schemas }) =>
  partsOf(description).flatMap(({ node, path }) =>
    Object.keys(node)
      .filter((key) => key.startsWith("x-"))
      .flatMap((key) => check(key, node[key], schemas, [...path, key])),
  );

function check(key, value, schemas, path) {
  const schema = schemas[key];
  if (!schema) {
    const known = Object.keys(schemas).join(", ");
    return [
      {
        message: `${key} is not a known extension; the known ones are ${known}.`,
        path,
      },
    ];
  }
  // Compiled once for each schema; Spectral's own function compiles it again for each description.
  const validate = ajv.compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => ({
    message: `${key} is malformed: ${message}.`,
    path: [...path, ...pointerToPath(`#${instancePath}`)],
  }));
}
