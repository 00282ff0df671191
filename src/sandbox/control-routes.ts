import type { Accounts } from "./accounts.js";
import type { FaultList } from "./faults.js";
import type { SandboxAnswer, SandboxRequest } from "./http-types.js";
import { isObject } from "./is-object.js";
import { parseJson } from "./parse-json.js";
import { readFault } from "./read-fault.js";
import type { Throttle } from "./throttle.js";

/** What the control routes control. */
export interface Controlled {
  readonly accounts: Accounts;
  readonly faults: FaultList;
  readonly throttle: Throttle;
}

type Control = (controlled: Controlled, body: string) => SandboxAnswer;

const controls: ReadonlyMap<string, Control> = new Map<string, Control>([
  [
    "POST /_sandbox/faults",
    ({ faults }, body) => {
      const { fault, message } = readFault(body);
      if (!fault) return say(400, message);
      faults.add(fault);
      const { times = 1, operation } = fault;
      return say(
        200,
        `The next ${times === 1 ? "call" : `${times} calls`}${operation ? ` of ${operation}` : ""} will go wrong.`,
      );
    },
  ],
  [
    "DELETE /_sandbox/faults",
    ({ faults }) => {
      faults.clear();
      return say(200, "Nothing will go wrong any more.");
    },
  ],
  [
    "POST /_sandbox/throttle",
    ({ throttle }, body) => {
      const perSecond = perSecondIn(body);
      if (perSecond === undefined)
        return say(400, 'The body must be like {"requestsPerSecond":5}, with a number from 1.');
      throttle.limit(perSecond);
      return say(200, `More than ${perSecond} requests a second will be refused.`);
    },
  ],
  [
    "DELETE /_sandbox/throttle",
    ({ throttle }) => {
      throttle.limit();
      return say(200, "Any number of requests will be answered.");
    },
  ],
  [
    "POST /_sandbox/revoke-tokens",
    ({ accounts }) => {
      accounts.revokeTokens();
      return say(200, "Every token has ended.");
    },
  ],
]);

/** Does what the methods of the sandbox do for programs in other languages; undefined for requests of anything else. */
export function answerControl(
  controlled: Controlled,
  { method, path, body }: SandboxRequest,
): SandboxAnswer | undefined {
  if (!path.startsWith("/_sandbox/")) return undefined;
  const control = controls.get(`${method} ${path}`);
  return control
    ? control(controlled, body)
    : say(404, `The sandbox can be told ${[...controls.keys()].join(", ")}.`);
}

function perSecondIn(body: string): number | undefined {
  const value = parseJson(body);
  const perSecond = isObject(value) ? value["requestsPerSecond"] : undefined;
  return typeof perSecond === "number" && perSecond >= 1 ? perSecond : undefined;
}

function say(status: number, message: string): SandboxAnswer {
  return { status, body: { message } };
}
