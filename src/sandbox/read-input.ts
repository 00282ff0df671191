import { placeOf, type Operation } from "../operation.js";
import { checkSchema } from "../validation/check-schema.js";
import { isObject } from "../values.js";
import { parseJson, type SandboxRequest } from "./responses.js";
import type { Route } from "./router.js";

type Input = Record<string, unknown>;

/** The first error in the input of a call. */
export interface InputError {
  /** The parameter or property; empty for the whole body. */
  readonly name: string;
  readonly message: string;
}

/** The input of a call in the form that the method of the client takes, and the first error in it. */
export interface ReadInput {
  readonly input: Readonly<Input>;
  readonly error?: InputError | undefined;
}

/**
 * Reads the input of a call from path, query and body, and validates it against the description. Undocumented query
 * parameters are ignored, as the services do.
 */
export function readInput(route: Route, { query, body }: SandboxRequest): ReadInput {
  const input: Input = {};
  readParameters(route, query, input);
  const error = readBody(route.operation, body, input) ?? validate(route.operation, input);
  return { input, error };
}

function readParameters({ operation, values }: Route, query: URLSearchParams, input: Input): void {
  for (const [name, { type }] of Object.entries(operation.input.properties ?? {})) {
    const place = placeOf(operation, name);
    if (place === "body") continue;
    const text = place === "path" ? values[name] : (query.get(name) ?? undefined);
    const value = typed(text, type);
    if (value !== undefined) input[name] = value;
  }
}

function readBody({ body }: Operation, text: string, input: Input): InputError | undefined {
  if (!body) return undefined;
  const parsed = parseJson(text);
  if (!isObject(parsed))
    return {
      name: "",
      message: text === "" ? "The request is empty." : "The body is not a JSON object.",
    };
  const unknownProperty = Object.keys(parsed).find((name) => !body.includes(name));
  if (unknownProperty !== undefined)
    return {
      name: "/",
      message: `The body has a property ${unknownProperty.slice(0, 64)}, which is not documented.`,
    };
  // Property by property: a property "__proto__" would otherwise add inherited properties.
  for (const name of body) if (Object.hasOwn(parsed, name)) input[name] = parsed[name];
  return undefined;
}

/** The first issue. A parameter that another one requires is reported at the one that requires it. */
function validate({ input: schema }: Operation, input: Readonly<Input>): InputError | undefined {
  const [issue] = checkSchema(schema, input, { strict: true });
  if (!issue) return undefined;
  const name = issue.pointer.slice(1);
  const dependencies = Object.entries(schema.dependentRequired ?? {});
  const [requiring = name] = dependencies.find(([, others]) => others.includes(name)) ?? [];
  return { name: name in input ? name : requiring, message: issue.message };
}

/** A text as a value of the type of its parameter; other text stays a string, which validation rejects. */
function typed(text: string | undefined, type: string | undefined): unknown {
  if (text === undefined) return undefined;
  if ((type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(text))
    return Number(text);
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}
