import type {
  CreateSnapshotPolicyInput,
  Operations,
  SnapshotPolicy,
  SnapshotPolicyList,
  SnapshotPolicyToSet,
} from "../../generated/dws/client.js";
import { runTask } from "../client/context.js";
import { CloudError, ConfigurationError } from "../errors.js";
import type { BusyOptions } from "../ensuring/ensure-settings.js";
import type { CallOptions } from "../options.js";
import { itemsOf } from "../paging/items.js";
import { applyPlan } from "../policies/apply-plan.js";
import { changesOf } from "../policies/changes.js";
import {
  hasName,
  type PlanSnapshotPoliciesClient,
  type SnapshotPoliciesPlan,
} from "./plan-snapshot-policies.js";
import { readPolicies } from "./read.js";

/** What `applySnapshotPolicies` needs of a client: a test may pass an object with these methods. */
export type ApplySnapshotPoliciesClient = PlanSnapshotPoliciesClient &
  Pick<Operations<CallOptions>, "createSnapshotPolicy">;

/**
 * Sends what a plan changes and reads the policies back by their names, since the response of the service contains none. It can be
 * called again after any failure: it sends nothing if the policies are as planned already. Whether the service keeps the policies
 * that a request does not contain is not documented, and a Terraform provider relies on it: the task throws if one of them is not
 * as it was.
 *
 * @param client - A client of DWS.
 * @param plan - The result of `planSnapshotPolicies`.
 * @param options - The options of each call, and how long to wait for a busy cluster.
 * @returns The policies and settings, as the service shows them then.
 * @throws {@link CloudError} when they have changed since the plan was made, or when a policy that the plan does not change has;
 * {@link WaiterError} when the service does not show the planned policies within a minute; the error of a call.
 * @example
 * ```ts
 * import { applySnapshotPolicies, createDwsClient, credentialsFromEnvironment, planSnapshotPolicies } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const plan = await planSnapshotPolicies(dws, { cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1", keep_day: 7 });
 * const { keep_day } = await applySnapshotPolicies(dws, plan);
 * console.log(keep_day);
 * ```
 */
export function applySnapshotPolicies(
  client: ApplySnapshotPoliciesClient,
  plan: SnapshotPoliciesPlan,
  options?: BusyOptions<SnapshotPolicyList>,
): Promise<SnapshotPolicyList> {
  const operation = "applySnapshotPolicies";
  return runTask(client, async () => {
    const reached = await applyPlan<SnapshotPolicyList>(
      client,
      () => {
        const given: Partial<SnapshotPoliciesPlan> | undefined = plan; // Without a type checker it may be anything.
        const { cluster_id, base, request } = { ...given };
        if (!cluster_id || !base || !request)
          throw new ConfigurationError(`${operation} needs the result of planSnapshotPolicies.`);
        return {
          operation,
          subject: `The snapshot policies of cluster ${cluster_id}`,
          base,
          read: (call) => readPolicies(client, cluster_id, call),
          isReached: (current) => isReached(current, request),
          send: (call) => client.createSnapshotPolicy(request, call),
        };
      },
      operation,
      options,
    );
    checkOthers(operation, plan, reached);
    return reached;
  });
}

/** Whether policies and settings are those of a request. */
function isReached(current: SnapshotPolicyList, request: CreateSnapshotPolicyInput): boolean {
  const { backup_strategies = [], ...settings } = request;
  const isSet = (wanted: SnapshotPolicyToSet): boolean =>
    itemsOf<SnapshotPolicy>(current, "backup_strategies").some(
      (policy) => hasName(policy, wanted.policy_name) && changesOf(policy, wanted).length === 0,
    );
  return (
    changesOf({ ...current, cluster_id: request.cluster_id }, settings).length === 0 &&
    backup_strategies.every(isSet)
  );
}

/** Throws if a policy that a plan does not change is gone or another one. */
function checkOthers(
  operation: string,
  { base, request }: SnapshotPoliciesPlan,
  current: SnapshotPolicyList,
): void {
  const { backup_strategies: changed = [] } = request;
  const others = (base.backup_strategies ?? []).filter(
    (policy) => !changed.some(({ policy_name }) => hasName(policy, policy_name)),
  );
  const lost = others.filter(
    (policy) => !current.backup_strategies?.some((now) => changesOf(now, policy).length === 0),
  );
  if (lost.length > 0)
    throw new CloudError(
      `The planned policies are set, but others are gone or have changed: ${JSON.stringify(lost)}. Plan and apply them to set them again.`,
      { operation },
    );
}
