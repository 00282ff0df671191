import type {
  CreateSnapshotPolicyInput,
  Operations,
  SnapshotPolicy,
  SnapshotPolicyList,
  SnapshotPolicyToSet,
} from "../../generated/dws/client.js";
import { checkOptions, type RulesFor } from "../check-options.js";
import { runTask } from "../client/context.js";
import { CloudError, ConfigurationError, throwConfigurationError } from "../errors.js";
import { callRules, type CallOptions } from "../options.js";
import { changesOf, type PolicyChange } from "../policies/changes.js";
import { scheduleProblem } from "../schedules/schedule-form.js";
import { withoutUndefined } from "../values.js";
import { readPolicies } from "./read.js";

/** A wanted policy, which is found by its name without regard to case. What is left out stays as it is. */
export interface SnapshotPolicyWanted extends Omit<SnapshotPolicyToSet, "policy_id"> {
  readonly policy_name: string;
}

/** The wanted policies of a cluster, and the wanted settings of its automated snapshots. */
export interface SnapshotPoliciesWanted extends Omit<
  CreateSnapshotPolicyInput,
  "backup_strategies"
> {
  /**
   * The policies to add or change. Those that are left out stay.
   * @defaultValue none
   */
  readonly backup_strategies?: readonly SnapshotPolicyWanted[] | undefined;
}

/** What `planSnapshotPolicies` takes beside its input; the call options apply to its call. */
export interface PlanSnapshotPoliciesOptions extends CallOptions {
  /**
   * Checks a schedule and says it in words: `explainSchedule` of `huaweicloud-dws-dds/schedules`. What it throws ends the task.
   * @defaultValue none: a schedule is checked, and not said in words
   */
  readonly explain?: ((backup_strategy: string) => string) | undefined;
}

/** What `applySnapshotPolicies` would change: data that can be saved, shown to somebody and applied later. */
export interface SnapshotPoliciesPlan {
  readonly cluster_id: string;
  /** The settable part of what the plan was made from. */
  readonly base: SnapshotPolicyList;
  /** What is sent: only what changes. */
  readonly request: CreateSnapshotPolicyInput;
  /** What differs; empty if nothing is to be sent. */
  readonly changes: readonly PolicyChange[];
}

/** What `planSnapshotPolicies` needs of a client: a test may pass an object with this method. */
export type PlanSnapshotPoliciesClient = Pick<Operations<CallOptions>, "listSnapshotPolicy">;

/**
 * Reads the snapshot policies of a cluster and returns what would change; it sends nothing. A policy of a wanted name is changed
 * by its id, and added if there is none; other policies stay, and `deleteSnapshotPolicy` deletes them.
 *
 * A schedule is a cron expression of six fields in UTC (second, minute, hour, day of the month, month, day of the week from 1 for
 * Sunday), or one time such as `2023-05-19T09:24:00` (document 011, table 3, and a Terraform provider).
 *
 * @param client - A client of DWS.
 * @param wanted - The cluster, its policies, and the settings of its automated snapshots (document 011, tables 2 and 3).
 * @param options - The options of the call, and what explains a schedule.
 * @returns The plan, for `applySnapshotPolicies`.
 * @throws {@link ConfigurationError} when a property is unknown or of another type, a new policy has no schedule, a schedule is none,
 * or a name occurs twice; the error of the call.
 * @example
 * ```ts
 * import { applySnapshotPolicies, createDwsClient, credentialsFromEnvironment, planSnapshotPolicies } from "huaweicloud-dws-dds";
 * import { explainSchedule } from "huaweicloud-dws-dds/schedules";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const backup_strategies = [{ policy_name: "nightly", backup_strategy: "0 0 3 ? * 1,2,3,4,5,6,7" }];
 * const wanted = { cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1", keep_day: 7, backup_strategies };
 * const plan = await planSnapshotPolicies(dws, wanted, { explain: explainSchedule });
 * for (const { property, from, to, explanation } of plan.changes) console.log(property, from, to, explanation);
 * await applySnapshotPolicies(dws, plan);
 * ```
 */
export function planSnapshotPolicies(
  client: PlanSnapshotPoliciesClient,
  wanted: SnapshotPoliciesWanted,
  options?: PlanSnapshotPoliciesOptions,
): Promise<SnapshotPoliciesPlan> {
  return runTask(client, async () => {
    checkOptions("planSnapshotPolicies", options, { ...callRules, explain: "function" });
    const { explain, ...call } = options ?? {};
    checkOptions("the wanted settings of planSnapshotPolicies", wanted, settingRules());
    const { cluster_id, backup_strategies = [], ...settings } = { ...wanted }; // Without a type checker it may be undefined.
    if (!cluster_id) throw new ConfigurationError("planSnapshotPolicies needs `cluster_id`.");
    checkPolicies(backup_strategies);
    const base = await readPolicies(client, cluster_id, call);
    const policies = backup_strategies.map((policy) => planPolicy(policy, base, explain));
    const changed = changesOf(base, settings);
    const strategies = policies.flatMap(({ request }) => request ?? []);
    const request = {
      cluster_id,
      ...Object.fromEntries(changed.map(({ property, to }) => [property, to])),
      ...(strategies.length > 0 && { backup_strategies: strategies }),
    };
    const changes = [...changed, ...policies.flatMap((policy) => policy.changes)];
    return { cluster_id, base, request, changes };
  });
}

const settingRules = (): RulesFor<SnapshotPoliciesWanted> => ({
  ...{ cluster_id: "string", keep_day: 1, backup_strategies: "any", device_name: "string" },
  ...{ server_port: "string", backup_param: "string", server_ips: "any" },
});
const policyRules = (): RulesFor<SnapshotPolicyWanted> => ({
  ...{ policy_name: "string", backup_strategy: "string" },
  ...{ backup_type: "string", backup_level: "string" },
});

/** Checks the properties of policies, which a program without a type checker can get wrong, and that each has a name of its own. */
function checkPolicies(wanted: readonly SnapshotPolicyWanted[]): void {
  const given: unknown = wanted;
  if (!Array.isArray(given)) throwConfigurationError("backup_strategies", "a list of policies");
  const names = wanted.map((policy) => {
    checkOptions("a policy of planSnapshotPolicies", policy, policyRules(), "backup_strategies.");
    const { policy_name } = { ...policy };
    if (!policy_name)
      throw new ConfigurationError("Each policy of planSnapshotPolicies needs a `policy_name`.");
    return policy_name.toLowerCase();
  });
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new ConfigurationError(`The policy "${twice}" is planned twice: names have no case.`);
}

/** The changes of one policy, and what has to be sent for them. */
function planPolicy(
  wanted: SnapshotPolicyWanted,
  base: SnapshotPolicyList,
  explain: PlanSnapshotPoliciesOptions["explain"],
): {
  readonly changes: readonly PolicyChange[];
  readonly request?: SnapshotPolicyToSet;
} {
  const { policy_name, backup_strategy, ...others } = wanted;
  const known = base.backup_strategies?.find((policy) => hasName(policy, policy_name));
  if (!known && backup_strategy === undefined)
    throw new ConfigurationError(
      `The cluster has no policy "${policy_name}": to add it, set its backup_strategy.`,
    );
  const explanation =
    backup_strategy === undefined ? undefined : explainStrategy(backup_strategy, explain);
  // The name of a known policy stays as it is written.
  const changes = changesOf(known ?? {}, { backup_strategy, ...others }, `${policy_name}.`).map(
    (change) =>
      change.property === `${policy_name}.backup_strategy` && explanation !== undefined
        ? { ...change, explanation }
        : change,
  );
  if (changes.length === 0) return { changes };
  const changed = withoutUndefined({ backup_strategy, ...others });
  const name = known?.policy_name ?? policy_name;
  return { changes, request: { ...knownId(known), policy_name: name, ...changed } };
}

function knownId(known: SnapshotPolicy | undefined): Pick<SnapshotPolicyToSet, "policy_id"> {
  if (known && known.policy_id === undefined)
    throw new CloudError(
      `The policy "${String(known.policy_name)}" is listed without an id, and cannot be changed.`,
      {
        operation: "planSnapshotPolicies",
      },
    );
  return known?.policy_id === undefined ? {} : { policy_id: known.policy_id };
}

/** Checks a schedule, and says it in words if there is a function for that. */
function explainStrategy(
  backup_strategy: string,
  explain: PlanSnapshotPoliciesOptions["explain"],
): string | undefined {
  const problem = scheduleProblem(backup_strategy);
  if (problem !== undefined)
    throw new ConfigurationError(`backup_strategy ${JSON.stringify(backup_strategy)} ${problem}.`);
  return explain?.(backup_strategy);
}

/** Whether a policy has a name, which has no case. */
export function hasName({ policy_name = "" }: SnapshotPolicy, name: string | undefined): boolean {
  return policy_name.toLowerCase() === name?.toLowerCase();
}
