import { allValidators, type Validator } from "../../generated/validators.js";
import { brokenRule, checkInput, clientParameter, type Rule } from "../client/check-input.js";
import { explainValue } from "../client/explain-input.js";
import type { Operation } from "../operation.js";
import { validateRequest } from "../validation/validate.js";
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

const validators = new Map<string, Validator>(Object.entries(allValidators));

/** The rules that only the client has, to find mistakes early: no document forbids an empty string, or characters in one. */
const clientRules: ReadonlySet<Rule> = new Set(["empty", "control", "surrogate"]);

/**
 * Reads the input of a call from path, query and body, and validates it against the description. Undocumented query
 * parameters are ignored, as the services do.
 */
export function readInput(route: Route, { query, body }: SandboxRequest): ReadInput {
  const input: Input = {};
  const error =
    readParameters(route, query, input) ??
    readBody(route.operation, body, input) ??
    validate(route.operation, input);
  return { input, error };
}

function readParameters(
  { operation, values }: Route,
  query: URLSearchParams,
  input: Input,
): InputError | undefined {
  for (const parameter of operation.parameters) {
    const { name } = parameter;
    if (name === clientParameter) continue;
    const text = parameter.in === "path" ? values[name] : (query.get(name) ?? undefined);
    const value = typed(text, parameter.type);
    if (value !== undefined) input[name] = value;
    const rule = brokenRule(parameter, value);
    if (rule && !clientRules.has(rule))
      return { name, message: explainValue(parameter, value)?.message ?? "" };
  }
  return undefined;
}

function readBody({ body }: Operation, text: string, input: Input): InputError | undefined {
  if (!body) return undefined;
  const parsed = parseJson(text);
  if (!isObject(parsed))
    return {
      name: "",
      message: text === "" ? "The request is empty." : "The body is not a JSON object.",
    };
  const unknownProperty = Object.keys(parsed).find((name) => !body.members.includes(name));
  if (unknownProperty !== undefined)
    return {
      name: "/",
      message: `The body has a property ${unknownProperty.slice(0, 64)}, which is not documented.`,
    };
  // Property by property: a property "__proto__" would otherwise add inherited properties.
  for (const name of body.members) if (Object.hasOwn(parsed, name)) input[name] = parsed[name];
  return undefined;
}

function validate(operation: Operation, input: Readonly<Input>): InputError | undefined {
  const [unmet] = checkInput(operation, input).filter(({ rule }) => rule === "dependency");
  if (unmet) {
    const { parameters = [] } = unmet.dependency ?? {};
    return {
      name: parameters[0] ?? "",
      message: `${parameters.join(" and ")} must be given together.`,
    };
  }
  const validator = validators.get(operation.operationId);
  const [finding] = validator ? validateRequest(validator, input) : [];
  return finding && { name: finding.pointer.slice(1), message: finding.message };
}

/** A text as a value of the type of its parameter; other text stays a string, which validation rejects. */
function typed(text: string | undefined, type: string | undefined): unknown {
  if (text === undefined) return undefined;
  if ((type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(text))
    return Number(text);
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}
