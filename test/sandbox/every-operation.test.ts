// Every operation of both services responds as its description says, without and with faults.
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  afterResponse,
  describedCalls,
  requestOf,
  type DescribedCall,
} from "../../scripts/verify/coverage/described-calls.js";
import { behaviours } from "../../src/sandbox/respond.js";
import { startSandbox, type InjectedFault, type Sandbox } from "../../src/sandbox.js";
import { deviationsFromDescription } from "../support/documented-responses.js";
import { publishedDescription } from "../support/recordings.js";
import {
  call,
  callSigned,
  type Call,
  type CallResponse,
  type Signing,
} from "../support/sandbox-calls.js";

const calls = ["dws", "dds"].flatMap((service) => describedCalls(publishedDescription(service)));

/** A signature that covers "constructor", a property of every object. */
const constructorSignature = `SDK-HMAC-SHA256 Access=SANDBOXACCESSKEYID00, SignedHeaders=constructor;x-sdk-date, Signature=${"0".repeat(64)}`;

/** Requests that the gateway rejects, whatever the operation is. */
const rejected: readonly (readonly [string, number, Partial<Call>, Signing?])[] = [
  ["a wrong secret key", 401, {}, { secret: "wrong" }],
  ["a wrong access key", 401, {}, { key: "WRONG" }],
  ["a signature of the day before", 401, {}, { time: Date.now() - 86_400_000 }],
  ["a token that IAM did not issue", 401, { headers: { "x-auth-token": "never-issued" } }],
  [
    "a signature over a property that is not a header",
    401,
    {},
    { tampered: { headers: { authorization: constructorSignature } } },
  ],
  ["another project", 403, { target: "another" }],
  ["a project that cannot be decoded", 403, { target: "%zz" }],
];

describe.each(calls.map((described) => [described.operationId, described] as const))(
  "%s responds as described",
  (operationId, { operation, values, successes, seed, before }: DescribedCall) => {
    let sandbox: Sandbox;
    beforeEach(async () => (sandbox = await startSandbox({ seed, creationMs: 0 })));
    afterEach(() => sandbox.close());

    const request = requestOf(operation, values);
    const isPerformed = behaviours.has(operationId) || operation.method === "GET";
    const valid = isPerformed ? successes : [501];
    /** The statuses of the call without the one before it. */
    const direct = before ? [400] : valid;
    const withQuery = (query: string): Call => ({
      ...request,
      target: `${request.target}${request.target.includes("?") ? "&" : "?"}${query}`,
    });

    function check(statuses: readonly number[], response: CallResponse): void {
      // No service responds with 501.
      const deviations =
        response.status === 501 ? [] : deviationsFromDescription(operationId, response);
      expect({ response, deviations }).toMatchObject({ deviations: [] });
      expect(statuses).toContain(response.status);
    }

    test("to a valid call", async () => {
      const first = before && (await callSigned(sandbox, before));
      const response = await callSigned(
        sandbox,
        requestOf(operation, afterResponse(values, first?.body)),
      );
      check(valid, response);
    });

    test("to unknown query parameters", async () => {
      check(direct, await callSigned(sandbox, withQuery("unknown=1&unknown=2")));
    });

    test("to requests that are rejected", async () => {
      for (const [, status, { target, ...changes }, signing] of rejected) {
        const changed = { ...request, ...changes };
        const inProject = request.target.replace("PROJECT", target ?? "PROJECT");
        check([status], await callSigned(sandbox, { ...changed, target: inProject }, signing));
      }
      check([401], await call(sandbox, request));
    });

    test.each<readonly [string, readonly number[], InjectedFault]>([
      ["without properties", [503], {}],
      ["of status 429", [429], { status: 429, headers: { "Retry-After": "1" } }],
      ["of status 500", [500], { status: 500 }],
      ["of status 502", [502], { status: 502 }],
      ["of status 504", [504], { status: 504 }],
      ["that takes effect after the operation", [503], { afterEffect: true, status: 503 }],
      ["that only delays the response", direct, { delayMs: 1 }],
    ])("to a fault %s", async (_, statuses, fault) => {
      sandbox.fail({ ...fault, operation: operationId });
      check(statuses, await callSigned(sandbox, request));
    });

    test("to a broken connection", async () => {
      sandbox.fail({ operation: operationId, reset: "before" });
      await expect(callSigned(sandbox, request)).rejects.toThrow();
    });
  },
);
