// Every operation of both services responds as its description says, without and with faults.
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox, type InjectedFault, type Sandbox } from "../../src/sandbox.js";
import { validateResponse, type OperationId } from "../../src/validation.js";
import { describedCalls, type DescribedCall } from "../support/described-calls.js";
import { documentedResponses } from "../support/documented-responses.js";
import { publishedDescription } from "../support/recordings.js";
import { callSigned, type CallResponse, type Signing } from "../support/sandbox-calls.js";

/** Their examples name a job and an action that no call has started. */
const withoutSuccess = ["listJobDetails", "listClusterActions"];
const calls = ["dws", "dds"].flatMap((service) => describedCalls(publishedDescription(service)));
let sandbox: Sandbox;

/** How a response differs from the description; empty if it does not. */
function deviationsOf(operationId: string, { status, body }: CallResponse): string[] {
  const validate = documentedResponses(operationId).get(status);
  if (!validate) return [`The status ${status} is not documented.`];
  if (!validate(body)) return (validate.errors ?? []).map(({ message }) => String(message));
  const isEmpty = body === "" || JSON.stringify(body) === "{}";
  if (status >= 300 || isEmpty) return [];
  return validateResponse(operationId as OperationId, body, { strict: true })
    .map(({ message }) => message)
    .filter((message) => !/\.type .* is "auto"/.test(message)); // A recorded response has it.
}

describe.each(calls.map((described) => [described.operationId, described] as const))(
  "%s responds as described",
  (operationId, { call, successes, seed }: DescribedCall) => {
    const expected = withoutSuccess.includes(operationId) ? [400] : successes;
    beforeEach(async () => (sandbox = await startSandbox({ seed })));
    afterEach(() => sandbox.close());

    async function check(statuses: readonly number[], signing?: Signing): Promise<void> {
      const response = await callSigned(sandbox, call, signing);
      const deviations = deviationsOf(operationId, response);
      expect({ response, deviations }).toMatchObject({ deviations: [] });
      expect(statuses).toContain(response.status);
    }

    test("to a valid call", () => check(expected));
    test("to a wrong secret key", () => check([401], { secret: "wrong" }));
    test.each<readonly [string, readonly number[], InjectedFault]>([
      ["without properties", [503], {}],
      ["of status 429", [429], { status: 429, headers: { "Retry-After": "1" } }],
      ["of status 500", [500], { status: 500 }],
      ["that takes effect after the operation", [503], { afterEffect: true, status: 503 }],
      ["that only delays the response", expected, { delayMs: 1 }],
    ])("to a fault %s", async (_, statuses, fault) => {
      sandbox.fail({ ...fault, operation: operationId });
      await check(statuses);
    });

    test("to a broken connection", async () => {
      sandbox.fail({ operation: operationId, reset: "before" });
      await expect(callSigned(sandbox, call)).rejects.toThrow();
    });
  },
);
