import { isApiError } from "../../errors.js";
import type { CallOptions } from "../../options.js";
import type { Session } from "../session.js";
import { timeoutMs } from "./connections.js";
import { failedBy, ok, skippedAfter, type Finding } from "./finding.js";

const once: CallOptions = { retry: false, timeoutMs };

/** A list call of each service, which changes nothing, and what it has found. */
const listCalls: Readonly<Record<"dws" | "dds", (session: Session) => Promise<string>>> = {
  dws: async (session) => {
    const { clusters } = await (await session.dws()).listClusters({}, once);
    return `listClusters succeeded (clusters: ${clusters?.length ?? 0})`;
  },
  dds: async (session) => {
    const { total_count } = await (await session.dds()).listInstances({ limit: 1 }, once);
    return `listInstances succeeded (instances: ${total_count ?? 0})`;
  },
};

/**
 * Checks with a list call that the credentials may call each service. After a 401 there is no other call: rejected requests can
 * lock a key or a user whom others need.
 */
export async function checkPermissions(
  session: Session,
  earlier: readonly Finding[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const causes = ["credentials", "project", "endpoint-iam", "connection-iam"];
  for (const service of ["dws", "dds"] as const) {
    const name = `permissions-${service}`;
    const needed = [...causes, `endpoint-${service}`, `connection-${service}`];
    const cause = skippedAfter(name, needed, [...earlier, ...findings]);
    if (cause) findings.push(cause);
    else
      try {
        findings.push(ok(name, await listCalls[service](session)));
      } catch (error) {
        findings.push(failedBy(name, error));
        if (isApiError(error, { status: 401 })) causes.push(name);
      }
  }
  return findings;
}
