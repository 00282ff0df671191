import type { BackupPolicy, BackupPolicyToSet, Operations } from "../../generated/dds/client.js";
import { checkOptions, type RulesFor } from "../check-options.js";
import { runTask } from "../client/context.js";
import { ConfigurationError } from "../errors.js";
import { callRules, type CallOptions } from "../options.js";
import { changesOf, type PolicyChange } from "../policies/changes.js";
import { readPolicy } from "./read.js";

/** The wanted backup policy of an instance. What is left out stays as it is. */
export interface BackupPolicyWanted extends Partial<BackupPolicyToSet> {
  /** The id of the instance. */
  readonly instance_id: string;
}

/** What `applyBackupPolicy` would change: data that can be saved, shown to somebody and applied later. */
export interface BackupPolicyPlan {
  readonly instance_id: string;
  /** The policy that the plan was made from. */
  readonly base: BackupPolicy;
  /** The whole policy that is sent. */
  readonly policy: BackupPolicyToSet;
  /** What differs between the two; empty if nothing is to be sent. */
  readonly changes: readonly PolicyChange[];
  /** Whether the service starts a full backup at once, because the policy was off. */
  readonly startsBackup: boolean;
}

/** What `planBackupPolicy` needs of a client: a test may pass an object with this method. */
export type PlanBackupPolicyClient = Pick<Operations<CallOptions>, "showBackupPolicy">;

const everyDay = "1,2,3,4,5,6,7";

const wantedRules = (): RulesFor<BackupPolicyWanted> => ({
  ...{ instance_id: "string", keep_days: "any", start_time: "string", period: "string" },
});

/**
 * Reads the backup policy of an instance and returns what would change; it sends nothing. What is left out of the wanted policy
 * keeps its value. `keep_days` 0 turns the policy off, and then the other properties are left out; 1 to 6 days need all seven days
 * of the week in `period`, 7 to 732 days at least one (document 033, table 3).
 *
 * @param client - A client of DDS.
 * @param wanted - The instance, and the properties of its policy that are to be set.
 * @param options - The options of the call.
 * @returns The plan, for `applyBackupPolicy`.
 * @throws {@link ConfigurationError} when a property is unknown or of another type, or the service would reject the policy; the error
 * of the call.
 * @example
 * ```ts
 * import { applyBackupPolicy, createDdsClient, credentialsFromEnvironment, planBackupPolicy } from "huaweicloud-dws-dds";
 *
 * const dds = createDdsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const instance_id = "d8e6ca5a624745bcb546a227aa3ae1cfin02";
 * const plan = await planBackupPolicy(dds, { instance_id, keep_days: 14 });
 * for (const { property, from, to } of plan.changes) console.log(property, from, to);
 * await applyBackupPolicy(dds, plan);
 * ```
 */
export function planBackupPolicy(
  client: PlanBackupPolicyClient,
  wanted: BackupPolicyWanted,
  options?: CallOptions,
): Promise<BackupPolicyPlan> {
  return runTask(client, async () => {
    checkOptions("planBackupPolicy", options, callRules);
    checkOptions("the wanted policy of planBackupPolicy", wanted, wantedRules());
    const { instance_id, ...changes } = { ...wanted }; // Without a type checker it may be undefined.
    if (!instance_id) throw new ConfigurationError("planBackupPolicy needs `instance_id`.");
    const base = await readPolicy(client, instance_id, options);
    const policy = policyOf(base, changes);
    const startsBackup = (base.keep_days ?? 0) === 0 && policy.keep_days > 0;
    return { instance_id, base, policy, changes: changesOf(base, policy), startsBackup };
  });
}

/** The whole policy to send: the service replaces the one that it has. */
function policyOf(base: BackupPolicy, wanted: Partial<BackupPolicyToSet>): BackupPolicyToSet {
  const { keep_days = base.keep_days ?? 0 } = wanted;
  if (!(Number.isInteger(keep_days) && keep_days >= 0 && keep_days <= 732))
    throw new ConfigurationError("keep_days must be a whole number from 0 to 732.");
  if (keep_days === 0) {
    if (wanted.start_time !== undefined || wanted.period !== undefined)
      throw new ConfigurationError(
        "A policy that is off (keep_days 0) has neither start_time nor period: leave them out, or set keep_days.",
      );
    return { keep_days };
  }
  // A policy that is off may have empty texts.
  const { start_time = base.start_time || undefined, period = base.period || undefined } = wanted;
  if (start_time === undefined || period === undefined)
    throw new ConfigurationError(
      "The policy of the instance is off: to turn it on, set start_time and period, too.",
    );
  checkStartTime(start_time);
  return { keep_days, start_time, period: sortedDays(period, keep_days) };
}

/** Throws unless a window lasts an hour from a quarter of an hour (document 033, table 3, and the vendor's SDKs). */
function checkStartTime(start_time: string): void {
  const [, hour = "", minute] = /^([01]\d|2[0-3]):(00|15|30|45)-\d\d:\d\d$/.exec(start_time) ?? [];
  const end = `${String((Number(hour) + 1) % 24).padStart(2, "0")}:${minute}`;
  if (start_time !== `${hour}:${minute}-${end}`)
    throw new ConfigurationError(
      `start_time must be an hour in UTC, such as 23:00-00:00, from :00, :15, :30 or :45, and is ${JSON.stringify(start_time)}.`,
    );
}

/** The days of the week in their order, each once. */
function sortedDays(period: string, keep_days: number): string {
  const days = [...new Set(period.split(","))].sort();
  if (!days.every((day) => /^[1-7]$/.test(day)))
    throw new ConfigurationError(
      `period must be days of the week from 1 to 7 with commas, and is ${JSON.stringify(period)}.`,
    );
  if (keep_days < 7 && days.length < 7)
    throw new ConfigurationError(
      `Backups that are kept for ${keep_days} days need a backup on each day of the week: set period to ${everyDay}, or keep_days to at least 7.`,
    );
  return days.join(",");
}
