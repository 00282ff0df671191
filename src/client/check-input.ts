import type { Operation, OperationDependency, OperationParameter } from "../operation.js";

/** A rule that a value or an input can break. What it says is in explain-input.ts, which is loaded when it is needed. */
export type Rule =
  | "missing"
  | "type"
  | "empty"
  | "control"
  | "surrogate"
  | "segment"
  | "values"
  | "minLength"
  | "maxLength"
  | "pattern"
  | "minimum"
  | "maximum"
  | "unknown"
  | "dependency";

/** A rule that was broken, and what it needs to be explained. */
export interface Fault {
  readonly rule: Rule;
  readonly name: string;
  readonly value?: unknown;
  readonly parameter?: OperationParameter;
  readonly dependency?: OperationDependency;
}

type Input = Readonly<Record<string, unknown>>;

/** What the client itself puts into every address, and no input may name. */
export const clientParameter = "project_id";

/** Holds the input of a call against its operation: names, and every value that goes into the address. */
export function checkInput({ parameters, dependencies, body }: Operation, input: Input): Fault[] {
  const faults: Fault[] = [];
  for (const name in input)
    if (
      input[name] !== undefined &&
      !body?.members.includes(name) &&
      !parameters.some((parameter) => parameter.name === name)
    )
      faults.push({ rule: "unknown", name });
  for (const parameter of parameters) {
    const { name } = parameter;
    const value = input[name];
    const rule =
      name === clientParameter ? value !== undefined && "unknown" : brokenRule(parameter, value);
    if (rule) faults.push({ rule, name, value, parameter });
  }
  // What is in the body is the validator's to check, but that there is one is not.
  if (body?.required && body.members.every((name) => input[name] === undefined))
    faults.push({ rule: "missing", name: body.members.join(", ") });
  for (const dependency of dependencies)
    if (!isMet(dependency, input)) faults.push({ rule: "dependency", name: "", dependency });
  return faults;
}

/** The rule that a value breaks. A path value must not be able to leave its segment of the address. */
export function brokenRule(parameter: OperationParameter, value: unknown): Rule | undefined {
  const { type, minimum, maximum, minLength, maxLength, pattern, values } = parameter;
  if (value === undefined) return parameter.required ? "missing" : undefined;
  if (type === "integer" || type === "number") {
    if (!(type === "integer" ? Number.isSafeInteger(value) : Number.isFinite(value))) return "type";
    if (minimum !== undefined && (value as number) < minimum) return "minimum";
    return maximum !== undefined && (value as number) > maximum ? "maximum" : undefined;
  }
  if (type === "boolean" && typeof value === type) return undefined;
  if (typeof value !== "string" || type === "boolean") return "type";
  if (value === "") return "empty";
  if (/[\u0000-\u001f\u007f]/.test(value)) return "control";
  if (/\p{Surrogate}/u.test(value)) return "surrogate";
  if (parameter.in === "path" && /^\.\.?$|[/\\]/.test(value)) return "segment";
  if (values && !values.includes(value)) return "values";
  // Characters are code points here, as JSON Schema counts them.
  if (minLength !== undefined && [...value].length < minLength) return "minLength";
  if (maxLength !== undefined && [...value].length > maxLength) return "maxLength";
  return pattern !== undefined && !new RegExp(pattern, "u").test(value) ? "pattern" : undefined;
}

function isMet({ kind, parameters }: OperationDependency, input: Input): boolean {
  const present = parameters.filter((name) => input[name] !== undefined).length;
  switch (kind) {
    case "if":
      return input[parameters[0] ?? ""] === undefined || present === parameters.length;
    case "or":
      return present > 0;
    case "onlyOne":
      return present === 1;
    case "allOrNone":
      return present === 0 || present === parameters.length;
    case "zeroOrOne":
      return present < 2;
  }
}
