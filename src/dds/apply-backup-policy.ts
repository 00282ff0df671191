import type { BackupPolicy, Operations } from "../../generated/dds/client.js";
import { ConfigurationError } from "../errors.js";
import type { BusyOptions } from "../ensuring/ensure-settings.js";
import type { CallOptions } from "../options.js";
import { applyPlan } from "../policies/apply-plan.js";
import { changesOf } from "../policies/changes.js";
import type { BackupPolicyPlan, PlanBackupPolicyClient } from "./plan-backup-policy.js";
import { readPolicy } from "./read.js";

/** What `applyBackupPolicy` needs of a client: a test may pass an object with these methods. */
export type ApplyBackupPolicyClient = PlanBackupPolicyClient &
  Pick<Operations<CallOptions>, "setBackupPolicy">;

/**
 * Sends the policy of a plan and reads it back, and can be called again after any failure: it sends nothing if the policy is
 * as planned already.
 *
 * @param client - A client of DDS.
 * @param plan - The result of `planBackupPolicy`.
 * @param options - The options of each call, and how long to wait for a busy instance.
 * @returns The policy, as the service shows it then.
 * @throws {@link CloudError} when the policy has changed since the plan was made; {@link WaiterError} when the service does not
 * show the planned policy within a minute; the error of a call.
 * @example
 * ```ts
 * import { applyBackupPolicy, createDdsClient, credentialsFromEnvironment, planBackupPolicy } from "huaweicloud-dws-dds";
 *
 * const dds = createDdsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const instance_id = "d8e6ca5a624745bcb546a227aa3ae1cfin02";
 * const wanted = { instance_id, keep_days: 7, start_time: "23:00-00:00", period: "1,2,3,4,5,6,7" };
 * await applyBackupPolicy(dds, await planBackupPolicy(dds, wanted), { waitIfBusyMs: 600_000 });
 * ```
 */
export function applyBackupPolicy(
  client: ApplyBackupPolicyClient,
  plan: BackupPolicyPlan,
  options?: BusyOptions<BackupPolicy>,
): Promise<BackupPolicy> {
  const operation = "applyBackupPolicy";
  return applyPlan<BackupPolicy>(
    client,
    () => {
      const given: Partial<BackupPolicyPlan> | undefined = plan; // Without a type checker it may be anything.
      const { instance_id, base, policy } = { ...given };
      if (!instance_id || !base || !policy)
        throw new ConfigurationError(`${operation} needs the result of planBackupPolicy.`);
      return {
        operation,
        subject: `The backup policy of instance ${instance_id}`,
        base,
        read: (call) => readPolicy(client, instance_id, call),
        isReached: (current) => changesOf(current, policy).length === 0,
        send: (call) => client.setBackupPolicy({ instance_id, backup_policy: policy }, call),
      };
    },
    operation,
    options,
  );
}
