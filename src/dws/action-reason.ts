import type { ClusterActionName, Operations } from "../../generated/dws/client.js";
import type { CallOptions } from "../options.js";
import { itemsOf } from "../paging/items.js";
import { isObject, ownValue } from "../values.js";
import { decodeActionDetail } from "./decode-action-detail.js";

/** What reads the reason of a failure needs of a client. */
export type ActionsClient = Pick<Operations<CallOptions>, "listClusterActions">;

/** The longest reason in an error. */
const longestReason = 1000;

/**
 * Why the latest action of a cluster failed: the reports of the steps that failed, of all steps if none says that it failed.
 * Undefined if there is no report.
 */
export async function reasonOfAction(
  client: ActionsClient,
  cluster_id: string | undefined,
  action_name: ClusterActionName,
  options: CallOptions,
): Promise<string | undefined> {
  if (cluster_id === undefined) return undefined;
  const action: unknown = await client.listClusterActions({ cluster_id, action_name }, options);
  const steps = itemsOf(action, "items").flatMap((item) =>
    itemsOf<Readonly<Record<string, unknown>>>(item, "sub_items"),
  );
  const failed = steps.filter((step) => /fail/i.test(String(ownValue(step, "status"))));
  const reports = (failed.length > 0 ? failed : steps).map(reportOf).filter((text) => text !== "");
  return reports.length > 0 ? reports.join("; ").slice(0, longestReason) : undefined;
}

/** The name and the report of a step. The report is shown whole, because the names of its properties are not documented. */
function reportOf(step: Readonly<Record<string, unknown>>): string {
  const [name, detail] = [ownValue(step, "sub_item_name"), ownValue(step, "detail")];
  const text = typeof detail === "string" ? detail : undefined;
  const decoded = decodeActionDetail(text);
  const { progressInfo = decoded } = decoded ?? {};
  const report = isObject(progressInfo) ? JSON.stringify(progressInfo) : (text ?? "");
  return [name, report].filter((part) => typeof part === "string" && part !== "").join(": ");
}
