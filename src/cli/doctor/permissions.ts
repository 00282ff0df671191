import type { CallOptions } from "../../options.js";
import type { Session } from "../session.js";
import { timeoutMs } from "./connections.js";
import { failedBy, ok, type Finding } from "./finding.js";

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

/** Checks with a list call that the credentials may call a service. */
export async function checkPermissions(
  session: Session,
  name: string,
  service: "dws" | "dds",
): Promise<Finding> {
  try {
    return ok(name, await listCalls[service](session));
  } catch (error) {
    return failedBy(name, error);
  }
}
