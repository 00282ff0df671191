import type { Validator } from "../../generated/validators.js";
import { brokenRule, checkInput, clientParameter, type Rule } from "../client/check-input.js";
import { explainValue } from "../client/explain-input.js";
import type { Operation } from "../operation.js";
import { validateRequest } from "../validation/validate.js";
import { isObject } from "./is-object.js";
import type { SandboxRequest } from "./http-types.js";
import { parseJson } from "./parse-json.js";
import type { Route } from "./router.js";

/** The input of a call, as the client's method would take it, and the first thing wrong with it. */
export interface ReadInput {
  readonly input: Readonly<Record<string, unknown>>;
  readonly fault?: { readonly name: string; readonly message: string };
}

/** What only the client minds, so that a mistake is not sent: no document forbids a text that is empty, or what may be in one. */
const clientRules: ReadonlySet<Rule> = new Set(["empty", "control", "surrogate"]);

/**
 * Reads the input of a call from its path, query and body, and holds it against the description. Query parameters that no
 * document knows are passed over, as a service does.
 */
export function readInput(
  { operation, values }: Route,
  { query, body }: SandboxRequest,
  validator: Validator | undefined,
): ReadInput {
  const input: Record<string, unknown> = {};
  for (const parameter of operation.parameters) {
    const { name } = parameter;
    const text = parameter.in === "path" ? values[name] : (query.get(name) ?? undefined);
    const value = typed(text, parameter.type);
    if (name !== clientParameter && value !== undefined) input[name] = value;
    const rule = name === clientParameter ? undefined : brokenRule(parameter, value);
    if (rule && !clientRules.has(rule))
      return { input, fault: { name, message: explainValue(parameter, value)?.message ?? "" } };
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
    // Only members that are known are taken over: one called "__proto__" would bring others in unseen.
    const { members } = operation.body;
    const stranger = Object.keys(parsed).find((name) => !members.includes(name));
    if (stranger !== undefined)
      return {
        input,
        fault: {
          name: "/",
          message: `The body has a member ${stranger.slice(0, 64)}, which is not documented.`,
        },
      };
    for (const name of members) if (Object.hasOwn(parsed, name)) input[name] = parsed[name];
  }
  return { input, ...faultOf(operation, input, validator) };
}

function faultOf(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  validator: Validator | undefined,
): Pick<ReadInput, "fault"> {
  const [unmet] = checkInput(operation, input).filter(({ rule }) => rule === "dependency");
  const [first = ""] = unmet?.dependency?.parameters ?? [];
  if (unmet)
    return {
      fault: {
        name: first,
        message: `${unmet.dependency?.parameters.join(" and ")} must be given together.`,
      },
    };
  const [finding] = validator ? validateRequest(validator, input) : [];
  return finding ? { fault: { name: finding.pointer.slice(1), message: finding.message } } : {};
}

/** A text of the address as the type that its parameter has; text that is none stays, and is refused. */
function typed(text: string | undefined, type: string | undefined): unknown {
  if (text === undefined) return undefined;
  if ((type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(text))
    return Number(text);
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}
