import type { Operations, SnapshotPolicy, SnapshotPolicyList } from "../../generated/dws/client.js";
import type { CallOptions } from "../options.js";
import { requiredItemsOf } from "../paging/items.js";
import { withoutUndefined } from "../values.js";

/** The properties of a list of policies that can be set. */
export async function readPolicies(
  client: Pick<Operations<CallOptions>, "listSnapshotPolicy">,
  cluster_id: string,
  options: CallOptions,
): Promise<SnapshotPolicyList> {
  const list = await client.listSnapshotPolicy({ cluster_id }, options);
  const { keep_day, device_name, server_ips, server_port, backup_param } = list;
  const policies = requiredItemsOf<SnapshotPolicy>(
    list,
    "backup_strategies",
    "listSnapshotPolicy",
  ).map(({ policy_id, policy_name, backup_strategy, backup_type, backup_level }) =>
    withoutUndefined({ policy_id, policy_name, backup_strategy, backup_type, backup_level }),
  );
  const settings = { keep_day, device_name, server_ips, server_port, backup_param };
  return { ...withoutUndefined(settings), backup_strategies: policies };
}

/** Whether a policy has a name, which has no case. */
export function hasName({ policy_name = "" }: SnapshotPolicy, name: string | undefined): boolean {
  return policy_name.toLowerCase() === name?.toLowerCase();
}
