import { ValidationError, type ValidationIssue } from "../errors.js";
import { brokenRule, clientParameter, type Fault } from "./check-input.js";
import type { Operation, OperationDependency, OperationParameter } from "../operation.js";

/** The error of an input that must not be sent. */
export function inputError(operation: Operation, faults: readonly Fault[]): ValidationError {
  const known = [
    ...operation.parameters.map(({ name }) => name),
    ...(operation.body?.members ?? []),
  ].filter((name) => name !== clientParameter);
  return new ValidationError(
    operation.operationId,
    faults.map((fault) => explain(fault, known)),
  );
}

/** What is wrong with a value, if anything. */
export function explainValue(
  parameter: OperationParameter,
  value: unknown,
): ValidationIssue | undefined {
  const rule = brokenRule(parameter, value);
  return rule && explain({ rule, name: parameter.name, value, parameter }, []);
}

function explain(
  { rule, name, value, parameter, dependency }: Fault,
  known: readonly string[],
): ValidationIssue {
  if (dependency) return { pointer: "", message: explainDependency(dependency) };
  const { type, values, minLength, maxLength, minimum, maximum, pattern } = parameter ?? {};
  const length = [...String(value)].length;
  const kind =
    type === "integer"
      ? "a whole number"
      : type === "number"
        ? "a number"
        : type === "boolean"
          ? "true or false"
          : "a string";
  const sentences: Readonly<Record<Fault["rule"], string>> = {
    missing: "is missing",
    type: `must be ${kind} and is ${describe(value)}`,
    empty: "is empty",
    control: "holds a control character, such as a line break",
    surrogate: "holds half a character, which cannot be sent",
    segment: 'must be a single segment of a path: not ".", not "..", and without a slash',
    values: `must be one of ${values?.join(", ")}, in this letter case`,
    minLength: `must have at least ${minLength} characters and has ${length}`,
    maxLength: `must have at most ${maxLength} characters and has ${length}`,
    pattern: `does not have the documented form ${pattern}`,
    minimum: `must be at least ${minimum} and is ${String(value)}`,
    maximum: `must be at most ${maximum} and is ${String(value)}`,
    unknown: `is not known here; known are ${known.join(", ")}`,
    dependency: "",
  };
  return { pointer: `/${name}`, message: `${name} ${sentences[rule]}.` };
}

function explainDependency({ kind, parameters }: OperationDependency): string {
  const list = parameters.join(", ");
  const [first, ...demanded] = parameters;
  return {
    if: `${first} needs ${demanded.join(" and ")} beside it.`,
    or: `At least one of ${list} is needed.`,
    onlyOne: `Exactly one of ${list} is needed.`,
    allOrNone: `${list} need one another.`,
    zeroOrOne: `Only one of ${list} can be given.`,
  }[kind];
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") return "an object";
  return typeof value === "number" ? String(value) : `a ${typeof value}`;
}
