import type { Finding } from "../errors.js";
import type { Operation, OperationDependency, OperationParameter } from "./operation.js";

/** Holds the input of a call against its operation: names, and every value that goes into the address. */
export function checkInput(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  clientParameters: ReadonlySet<string> = new Set(),
): Finding[] {
  const parameters = operation.parameters.filter((parameter) => !clientParameters.has(parameter.name));
  return [
    ...unknownMembers([...parameters.map((parameter) => parameter.name), ...(operation.body?.members ?? [])], input),
    ...parameters.flatMap((parameter) => checkValue(parameter, input[parameter.name])),
    ...operation.dependencies.flatMap((dependency) => checkDependency(dependency, input)),
  ];
}

/** Holds query parameters that no document knows against what can be sent at all. */
export function checkUndocumented(query: Readonly<Record<string, unknown>> = {}): Finding[] {
  return Object.entries(query).flatMap(([name, value]) => checkValue({ name, in: "query", required: false, type: typeof value }, value));
}

/** Holds one value against its parameter. A path value must not be able to leave its segment of the address. */
export function checkValue(parameter: OperationParameter, value: unknown): Finding[] {
  const { name } = parameter;
  const fault = (message: string): Finding[] => [{ pointer: `/${name}`, message: `${name} ${message}.` }];
  if (value === undefined) return parameter.required ? fault("is missing") : [];
  if (parameter.type === "integer" || parameter.type === "number") return checkNumber(parameter, value, fault);
  if (parameter.type === "boolean") return typeof value === "boolean" ? [] : fault(`must be true or false and is ${describe(value)}`);
  if (typeof value !== "string") return fault(`must be a string and is ${describe(value)}`);
  if (value === "") return fault("is empty");
  if (/[\u0000-\u001f\u007f]/.test(value)) return fault("holds a control character, such as a line break");
  if (/\p{Surrogate}/u.test(value)) return fault("holds half a character, which cannot be sent");
  if (parameter.in === "path" && (value === "." || value === ".." || /[/\\]/.test(value)))
    return fault('must be a single segment of a path: not ".", not "..", and without a slash');
  if (parameter.values && !parameter.values.includes(value))
    return fault(`must be one of ${parameter.values.join(", ")}, in this letter case`);
  if (parameter.minLength !== undefined && [...value].length < parameter.minLength)
    return fault(`must have at least ${parameter.minLength} characters and has ${[...value].length}`);
  if (parameter.maxLength !== undefined && [...value].length > parameter.maxLength)
    return fault(`must have at most ${parameter.maxLength} characters and has ${[...value].length}`);
  if (parameter.pattern !== undefined && !new RegExp(parameter.pattern, "u").test(value))
    return fault(`does not have the documented form ${parameter.pattern}`);
  return [];
}

function checkNumber({ type, minimum, maximum }: OperationParameter, value: unknown, fault: (message: string) => Finding[]): Finding[] {
  if (typeof value !== "number" || !Number.isFinite(value))
    return fault(`must be a ${type === "integer" ? "whole number" : "number"} and is ${describe(value)}`);
  if (type === "integer" && !Number.isSafeInteger(value)) return fault(`must be a whole number and is ${value}`);
  if (minimum !== undefined && value < minimum) return fault(`must be at least ${minimum} and is ${value}`);
  if (maximum !== undefined && value > maximum) return fault(`must be at most ${maximum} and is ${value}`);
  return [];
}

function unknownMembers(known: readonly string[], input: Readonly<Record<string, unknown>>): Finding[] {
  return Object.keys(input)
    .filter((name) => input[name] !== undefined && !known.includes(name))
    .map((name) => ({ pointer: `/${name}`, message: `${name} is not known here; known are ${known.join(", ")}.` }));
}

function checkDependency({ kind, parameters }: OperationDependency, input: Readonly<Record<string, unknown>>): Finding[] {
  const present = parameters.filter((name) => input[name] !== undefined);
  const list = parameters.join(", ");
  const [first = "", ...demanded] = parameters;
  const messages: Readonly<Record<OperationDependency["kind"], string | undefined>> = {
    if:
      input[first] !== undefined && demanded.some((name) => input[name] === undefined)
        ? `${first} needs ${demanded.join(" and ")} beside it.`
        : undefined,
    or: present.length === 0 ? `At least one of ${list} is needed.` : undefined,
    onlyOne: present.length !== 1 ? `Exactly one of ${list} is needed.` : undefined,
    allOrNone: present.length !== 0 && present.length !== parameters.length ? `${list} need one another.` : undefined,
    zeroOrOne: present.length > 1 ? `Only one of ${list} can be given.` : undefined,
  };
  const message = messages[kind];
  return message === undefined ? [] : [{ pointer: "", message }];
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") return "an object";
  return typeof value === "number" ? String(value) : typeof value === "string" ? "a string" : `a ${typeof value}`;
}
