import type { Accounts } from "./accounts.js";
import type { InjectedFaults, RateLimit } from "./injected-faults.js";
import { isObject } from "../values.js";
import { readFault } from "./read-fault.js";
import { parseJson, type SandboxRequest, type SandboxResponse } from "./responses.js";

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
  request: SandboxRequest,
): SandboxResponse | undefined {
  const { method, path, body } = request;
  if (!path.startsWith("/_sandbox/")) return undefined;
  const rejection = rejectPage(request);
  if (rejection) return rejection;
  const route = routes.get(`${method} ${path}`);
  return route
    ? route(context, body)
    : message(404, `The control routes of the sandbox are ${[...routes.keys()].join(", ")}.`);
}

/**
 * Rejects what a page of another origin can send: the control routes need no credentials, and every page in the browser of
 * the developer can send requests to this machine. A form cannot send JSON.
 */
function rejectPage({ method, headers }: SandboxRequest): SandboxResponse | undefined {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"] ?? "none";
  if ((origin !== undefined && origin !== `http://${host}`) || !/^(none|same-origin)$/.test(site))
    return message(403, "A web page of another origin cannot call the control routes.");
  if (method === "POST" && !/^application\/json\s*(;|$)/i.test(headers["content-type"] ?? ""))
    return message(415, "A control request needs the header Content-Type: application/json.");
  return undefined;
}

function requestsPerSecondIn(body: string): number | undefined {
  const value = parseJson(body);
  const perSecond = isObject(value) ? value["requestsPerSecond"] : undefined;
  return typeof perSecond === "number" && perSecond >= 1 ? perSecond : undefined;
}

function message(status: number, text: string): SandboxResponse {
  return { status, body: { message: text } };
}
