import type { Sent } from "../http/redact.js";
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

/** The secrets in a body, which is a text of the caller and can be anything. */
export function secretsInJson(schema: JsonSchema, body = ""): Sent {
  try {
    return secretsIn(schema, JSON.parse(body));
  } catch {
    return {};
  }
}
