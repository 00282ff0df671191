import { hidden, type Sent } from "../http/redact.js";
import type { JsonSchema } from "../operation.js";
import { pointerTo } from "../validation/check-schema.js";
import { isObject, ownValue } from "../values.js";

/** The values that a schema marks as secrets, by their JSON pointers, which no harmless header has as its name. */
export function secretsIn(schema: JsonSchema, value: unknown, pointer = ""): Sent {
  if (schema.format === "password") return typeof value === "string" ? { [pointer]: value } : {};
  const { properties = {}, items } = schema;
  const inner: Sent[] = [];
  if (items && Array.isArray(value))
    for (const [index, item] of value.entries())
      inner.push(secretsIn(items, item, pointerTo(pointer, index)));
  else if (isObject(value))
    for (const [name, property] of Object.entries(properties))
      inner.push(secretsIn(property, ownValue(value, name), pointerTo(pointer, name)));
  return Object.assign({}, ...inner) as Sent;
}

/** A copy of a value without what its schema marks as secrets, to be shown. */
export function hideSecrets(schema: JsonSchema, value: unknown): unknown {
  if (schema.format === "password") return hidden;
  const { properties = {}, items } = schema;
  if (items && Array.isArray(value)) return value.map((item) => hideSecrets(items, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, property]) => {
      const inner = ownValue(properties, name);
      return [name, inner ? hideSecrets(inner, property) : property];
    }),
  );
}

/**
 * The secrets in a body, which is a text of the caller and can be anything: those of the schema, if the operation is described,
 * and those whose names say so.
 */
export function secretsInJson(schema: JsonSchema | undefined, body = ""): Sent {
  try {
    const value: unknown = JSON.parse(body);
    return { ...(schema && secretsIn(schema, value)), ...secretsByName(value) };
  } catch {
    return {};
  }
}

/**
 * The values of properties whose names mean a secret, and all values below them. The words are those of names that oslo.utils of
 * OpenStack masks (`mask_password`), and `pwd`, which the creation of a cluster of DWS has in `user_pwd`.
 */
function secretsByName(value: unknown, isSecret = false, pointer = ""): Sent {
  if (typeof value !== "object" || !value)
    return isSecret && /string|number/.test(typeof value) ? { [pointer]: String(value) } : {};
  const inner = Object.entries(value).map(([name, property]) =>
    secretsByName(
      property,
      isSecret || /password|passwd|passphrase|pass$|pwd|secret|token|private.?key/i.test(name),
      pointerTo(pointer, name),
    ),
  );
  return Object.assign({}, ...inner) as Sent;
}
