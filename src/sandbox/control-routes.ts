import { validateHeaderName, validateHeaderValue } from "node:http";
import type { Accounts } from "./accounts.js";
import type { InjectedFault, InjectedFaults, RateLimit } from "./injected-faults.js";
import { isObject } from "../values.js";
import { parseJson, type SandboxRequest, type SandboxResponse } from "./responses.js";
import { operationIds } from "./router.js";

/** The parts of the sandbox that its control routes change. */
export interface ControlContext {
  readonly accounts: Accounts;
  readonly faults: InjectedFaults;
  readonly rateLimit: RateLimit;
}

type ControlRoute = (context: ControlContext, body: string) => SandboxResponse;

const routes: ReadonlyMap<string, ControlRoute> = new Map<string, ControlRoute>([
  [
    "POST /_sandbox/faults",
    ({ faults }, body) => {
      const fault = readFault(body);
      if (typeof fault === "string") return message(400, fault);
      faults.add(fault);
      const { times = 1, operation } = fault;
      const calls = times === 1 ? "call" : `${times} calls`;
      return message(
        200,
        `The fault applies to the next ${calls}${operation ? ` of ${operation}` : ""}.`,
      );
    },
  ],
  [
    "DELETE /_sandbox/faults",
    ({ faults }) => {
      faults.clear();
      return message(200, "All pending faults are removed.");
    },
  ],
  [
    "POST /_sandbox/throttle",
    ({ rateLimit }, body) => {
      const perSecond = requestsPerSecondIn(body);
      if (perSecond === undefined)
        return message(400, 'Send a body such as {"requestsPerSecond":5}, with a number from 1.');
      rateLimit.set(perSecond);
      return message(200, `The sandbox rejects more than ${perSecond} requests per second.`);
    },
  ],
  [
    "DELETE /_sandbox/throttle",
    ({ rateLimit }) => {
      rateLimit.set();
      return message(200, "The number of requests per second is not limited.");
    },
  ],
  [
    "POST /_sandbox/revoke-tokens",
    ({ accounts }) => {
      accounts.revokeTokens();
      return message(200, "All tokens are revoked.");
    },
  ],
]);

/** Responds to control requests, which do what the methods of the sandbox do; returns undefined for any other request. */
export function respondToControl(
  context: ControlContext,
  { method, path, body }: SandboxRequest,
): SandboxResponse | undefined {
  if (!path.startsWith("/_sandbox/")) return undefined;
  const route = routes.get(`${method} ${path}`);
  return route
    ? route(context, body)
    : message(404, `The control routes of the sandbox are ${[...routes.keys()].join(", ")}.`);
}

function requestsPerSecondIn(body: string): number | undefined {
  const value = parseJson(body);
  const perSecond = isObject(value) ? value["requestsPerSecond"] : undefined;
  return typeof perSecond === "number" && perSecond >= 1 ? perSecond : undefined;
}

function message(status: number, text: string): SandboxResponse {
  return { status, body: { message: text } };
}

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
function readFault(text: string): InjectedFault | string {
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
