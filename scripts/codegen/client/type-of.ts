import { componentName, isReference, type Reference, type Schema } from "../../spec/description.js";

/** The TypeScript type of a parameter or member: a component by its name, everything else spelt out. */
export function typeOf(schema: Schema | Reference): string {
  if (isReference(schema)) return componentName(schema);
  switch (schema.type) {
    case "string":
      return "string";
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "array":
      return schema.items ? `readonly ${typeOf(schema.items)}[]` : "readonly unknown[]";
    default:
      return "unknown";
  }
}
