import { startSandbox, type Sandbox } from "../../../src/sandbox.js";
import type { Description } from "../../spec/description.js";
import { variantsOf } from "./call-variants.js";
import {
  afterResponse,
  describedCalls,
  requestOf,
  type DescribedCall,
  type DescribedRequest,
} from "./described-calls.js";
import { harEntry, type HarEntry } from "./har-entry.js";

/** The calls of every operation to a sandbox. */
export interface OperationCalls {
  readonly entries: readonly HarEntry[];
  /** The statuses that only an injected fault caused, each with its operation: "listBackups 502". */
  readonly injectedOnly: readonly string[];
}

/** An error body with the properties of every form: gateway, IAM, and the services. */
const errorWithAllProperties = {
  error_code: "APIGW.0106",
  error_msg: "Injected.",
  errCode: "APIGW.0106",
  externalMessage: "Injected.",
  request_id: "b21a6b3b4e8a8e50a2e0a49d1fcf1f2a",
  encoded_authorization_message: "Injected.",
};

/** A status that only the default response describes. */
const undocumentedStatus = 418;

/** Calls every operation of a description with each of its parameters, and causes each of its documented statuses. */
export async function callOperations(description: Description): Promise<OperationCalls> {
  const entries: HarEntry[] = [];
  const injectedOnly: string[] = [];
  for (const described of describedCalls(description)) {
    const regular = await callRegularly(description, described);
    entries.push(...regular);
    const statuses = new Set(regular.map(({ response }) => response["status"]));
    const { operationId, operation } = described;
    const keys = Object.keys(operation.object.responses).filter((key) => statusOf(key) >= 400);
    injectedOnly.push(
      ...keys.filter((key) => !statuses.has(statusOf(key))).map((key) => `${operationId} ${key}`),
    );
    // Each error status is injected, too, because no other response contains every property of an error.
    entries.push(...(await callWithFaults(described, keys.map(statusOf))));
  }
  return { entries, injectedOnly };
}

function statusOf(key: string): number {
  return key === "default" ? undocumentedStatus : Number(key);
}

/**
 * The call and its variants, each twice: in one sandbox, where they meet what others have started, and each in a new one.
 */
async function callRegularly(
  description: Description,
  described: DescribedCall,
): Promise<HarEntry[]> {
  const { operation, values } = described;
  const calls = [values, ...variantsOf(description, described)];
  const entries = await withSandbox(described, 60_000, async (sandbox) => {
    const together = [await harEntry(sandbox, requestOf(operation, values), "unknown")];
    for (const call of [values, ...calls])
      together.push(await harEntry(sandbox, requestOf(operation, call)));
    return together;
  });
  for (const changed of calls)
    entries.push(
      await withSandbox(described, 0, async (sandbox) => {
        const first = described.before && (await harEntry(sandbox, described.before));
        const { text = "null" } = first?.response.content ?? {};
        const prepared = changed === values ? afterResponse(values, JSON.parse(text)) : changed;
        return harEntry(sandbox, requestOf(operation, prepared));
      }),
    );
  return entries;
}

function callWithFaults(
  { operationId, operation, values, ...described }: DescribedCall,
  statuses: readonly number[],
): Promise<HarEntry[]> {
  const request: DescribedRequest = requestOf(operation, values);
  return withSandbox(described, 0, async (sandbox) => {
    const entries: HarEntry[] = [];
    for (const status of statuses) {
      sandbox.fail({ operation: operationId, status, body: errorWithAllProperties });
      entries.push(await harEntry(sandbox, request));
    }
    return entries;
  });
}

async function withSandbox<Result>(
  { seed }: Pick<DescribedCall, "seed">,
  creationMs: number,
  perform: (sandbox: Sandbox) => Promise<Result>,
): Promise<Result> {
  const sandbox = await startSandbox({ seed, creationMs });
  try {
    return await perform(sandbox);
  } finally {
    await sandbox.close();
  }
}
