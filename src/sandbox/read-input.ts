import { placeOf, type Operation } from "../operation.js";
import { checkSchema } from "../validation/check-schema.js";
import { isObject } from "./is-object.js";
import type { SandboxRequest } from "./http-types.js";
import { parseJson } from "./parse-json.js";
import type { Route } from "./router.js";

/** The input of a call, as the client's method would take it, and the first thing wrong with it. */
export interface ReadInput {
  readonly input: Readonly<Record<string, unknown>>;
  readonly fault?: { readonly name: string; readonly message: string };
}

/**
 * Reads the input of a call from its path, query and body, and checks it against the description. Undocumented query
 * parameters are ignored, as the services do.
 */
export function readInput(
  { operation, values }: Route,
  { query, body }: SandboxRequest,
): ReadInput {
  const input: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(operation.input.properties ?? {})) {
    const place = placeOf(operation, name);
    if (place === "body") continue;
    const text = place === "path" ? values[name] : (query.get(name) ?? undefined);
    const value = typed(text, schema.type);
    if (value !== undefined) input[name] = value;
  }
  if (operation.body) {
    const parsed = parseJson(body);
    if (!isObject(parsed))
      return {
        input,
        fault: {
          name: "",
          message: body === "" ? "The request is empty." : "The body is no JSON object.",
        },
      };
    // Property by property: a property "__proto__" would otherwise add inherited properties.
    const known = operation.body;
    const unknownProperty = Object.keys(parsed).find((name) => !known.includes(name));
    if (unknownProperty !== undefined)
      return {
        input,
        fault: {
          name: "/",
          message: `The body has a property ${unknownProperty.slice(0, 64)}, which is not documented.`,
        },
      };
    for (const name of known) if (Object.hasOwn(parsed, name)) input[name] = parsed[name];
  }
  return { input, ...faultOf(operation, input) };
}

/** The first issue. A parameter that another one requires is reported at the one that requires it. */
function faultOf(
  { input: schema }: Operation,
  input: Readonly<Record<string, unknown>>,
): Pick<ReadInput, "fault"> {
  const [issue] = checkSchema(schema, input, { strict: true });
  if (!issue) return {};
  const name = issue.pointer.slice(1);
  const [requiring] =
    Object.entries(schema.dependentRequired ?? {}).find(([, others]) => others.includes(name)) ??
    [];
  return {
    fault: { name: name in input ? name : (requiring ?? name), message: issue.message },
  };
}

/** A text of the address as the type that its parameter has; text that is none stays, and is refused. */
function typed(text: string | undefined, type: string | undefined): unknown {
  if (text === undefined) return undefined;
  if ((type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(text))
    return Number(text);
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}
