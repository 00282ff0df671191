import { validateHeaderName, validateHeaderValue } from "node:http";
import { isObject } from "../values.js";
import type { InjectedFault } from "./injected-faults.js";
import { parseJson } from "./responses.js";
import { operationIds } from "./router.js";

/** The longest delay of a timer in Node. */
const maxDelayMs = 2 ** 31 - 1;

/** What the value of each property must be, in words and as a check. */
const rules: Readonly<
  Record<keyof InjectedFault, readonly [expected: string, isValid: (value: unknown) => boolean]>
> = {
  operation: [
    `one of ${[...operationIds].join(", ")}`,
    (value) => typeof value === "string" && operationIds.has(value),
  ],
  times: ["a whole number from 1", (value) => Number.isSafeInteger(value) && Number(value) >= 1],
  delayMs: [
    `a number from 0 to ${maxDelayMs}`,
    (value) => typeof value === "number" && value >= 0 && value <= maxDelayMs,
  ],
  afterEffect: ["true or false", (value) => typeof value === "boolean"],
  reset: ['"before" or "within"', (value) => value === "before" || value === "within"],
  status: [
    "a whole number from 200 to 599",
    (value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
  ],
  body: [
    "an object or a string",
    (value) => typeof value === "string" || (typeof value === "object" && value !== null),
  ],
  headers: [
    "an object of header names and values that HTTP allows",
    (value) => isObject(value) && Object.entries(value).every(isHeader),
  ],
};

/** Reads a fault from JSON; returns an error message if it is not valid. */
export function readFault(text: string): InjectedFault | string {
  const example = '{"operation":"listSnapshots","status":503,"times":2}';
  const value = parseJson(text);
  if (value === undefined) return `The body is not JSON. Send a fault such as ${example}.`;
  if (!isObject(value)) return `A fault is an object. Send a fault such as ${example}.`;
  for (const [name, property] of Object.entries(value)) {
    if (!isFaultProperty(name))
      return `A fault has no property ${name}. Its properties are ${Object.keys(rules).join(", ")}.`;
    const [expected, isValid] = rules[name];
    if (!isValid(property)) return `${name} must be ${expected}.`;
  }
  return value;
}

function isFaultProperty(name: string): name is keyof InjectedFault {
  return Object.hasOwn(rules, name);
}

function isHeader([name, value]: [string, unknown]): boolean {
  if (typeof value !== "string") return false;
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
