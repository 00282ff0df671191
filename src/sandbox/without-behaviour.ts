import { examples as ddsExamples, statuses as ddsStatuses } from "../../generated/dds/examples.js";
import { examples as dwsExamples, statuses as dwsStatuses } from "../../generated/dws/examples.js";
import type { Operation } from "../operation.js";
import type { SandboxResponse } from "./responses.js";

const examples = new Map(Object.entries({ ...dwsExamples, ...ddsExamples }));
const statuses = new Map(Object.entries({ ...dwsStatuses, ...ddsStatuses }));

/**
 * The response of an operation that the sandbox does not perform: the recorded one of a read. A write is rejected, because a
 * success without an effect would be wrong, and so is a read of which no response is recorded.
 */
export function respondWithExample(
  { operationId, method }: Operation,
  [example] = Object.values(examples.get(operationId) ?? {}),
): SandboxResponse {
  const isRead = method === "GET";
  if (isRead && example !== undefined)
    return { status: statuses.get(operationId) ?? 200, body: example };
  const reason = isRead ? "no response of it is recorded" : "it changes data";
  return {
    status: 501,
    body: {
      error_code: "SANDBOX.0501",
      error_msg: `The sandbox does not perform ${operationId}, and ${reason}. The request is valid: a test can inject the response that it needs.`,
    },
  };
}
