import type { SchemaFault } from "../../generated/validators.js";

/** Says in a sentence what a value does wrong, for a person who sees neither schema nor code. */
export function sentence(fault: SchemaFault, value: unknown): string {
  const { keyword, params } = fault;
  const subject = fault.instancePath === "" ? "The value" : fault.instancePath;
  switch (keyword) {
    case "type":
      return `${subject} must be of type ${String(params["type"])} and is ${typeName(value)}.`;
    case "required":
      return `${subject} lacks the member ${String(params["missingProperty"])}.`;
    case "additionalProperties":
      return `${subject} has a member ${String(params["additionalProperty"])}, which is not documented.`;
    case "dependencies":
      return `${subject} has ${String(params["property"])} and needs ${String(params["missingProperty"])} beside it.`;
    case "enum":
      return `${subject} is ${typeof value === "string" ? JSON.stringify(value) : typeName(value)}; documented are ${(params["allowedValues"] as readonly unknown[]).join(", ")}.`;
    case "minLength":
      return `${subject} must have at least ${String(params["limit"])} characters and has ${[...String(value)].length}.`;
    case "maxLength":
      return `${subject} must have at most ${String(params["limit"])} characters and has ${[...String(value)].length}.`;
    case "minimum":
      return `${subject} must be at least ${String(params["limit"])} and is ${String(value)}.`;
    case "maximum":
      return `${subject} must be at most ${String(params["limit"])} and is ${String(value)}.`;
    case "pattern":
      return `${subject} does not have the documented form ${String(params["pattern"])}.`;
    default:
      return `${subject} breaks the rule "${keyword}" of the description.`;
  }
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
