import { validateHeaderName, validateHeaderValue } from "node:http";
import { operationIds } from "./answer-request.js";
import type { Fault } from "./faults.js";
import { isObject } from "./is-object.js";

/** A fault that was read, or what is wrong with it. */
export type ReadFault =
  | { readonly fault: Fault; readonly message?: undefined }
  | { readonly fault?: undefined; readonly message: string };

/** A timer of Node cannot wait longer. */
const longestDelay = 2 ** 31 - 1;

/** What a member has to be, and how to tell. */
const rules: Readonly<
  Record<keyof Fault, readonly [demand: string, isMet: (value: unknown) => boolean]>
> = {
  operation: [
    `one of ${[...operationIds].join(", ")}`,
    (value) => typeof value === "string" && operationIds.has(value),
  ],
  times: ["a whole number from 1", (value) => Number.isSafeInteger(value) && Number(value) >= 1],
  delayMs: [
    `a number from 0 to ${longestDelay}`,
    (value) => typeof value === "number" && value >= 0 && value <= longestDelay,
  ],
  afterEffect: ["true or false", (value) => typeof value === "boolean"],
  reset: ['"before" or "within"', (value) => value === "before" || value === "within"],
  status: [
    "a whole number from 200 to 599",
    (value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
  ],
  body: [
    "an object or a text",
    (value) => typeof value === "string" || (typeof value === "object" && value !== null),
  ],
  headers: [
    "an object of names and texts that HTTP allows",
    (value) => isObject(value) && Object.entries(value).every(isHeader),
  ],
};

/** Reads the JSON of a fault, as a program in another language sends it. */
export function readFault(text: string): ReadFault {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {
      message:
        'The body is no JSON: send a fault, such as {"operation":"listSnapshots","status":503,"times":2}.',
    };
  }
  if (!isObject(value))
    return {
      message:
        'A fault is an object, such as {"operation":"listSnapshots","status":503,"times":2}.',
    };
  for (const [name, member] of Object.entries(value)) {
    if (!Object.hasOwn(rules, name))
      return { message: `A fault has no member ${name}: it has ${Object.keys(rules).join(", ")}.` };
    const [demand, isMet] = rules[name as keyof Fault];
    if (!isMet(member)) return { message: `${name} must be ${demand}.` };
  }
  return { fault: value as Fault };
}

function isHeader([name, value]: [string, unknown]): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value as string);
    return typeof value === "string";
  } catch {
    return false;
  }
}
