import type { ValidationIssue } from "../errors.js";
import { pointerTo } from "../validation/check-schema.js";
import { isObject } from "../values.js";
import { isSchedule, nextBackup } from "../schedules/next-time.js";
import type { SandboxSeed } from "./seed.js";

/** The errors in the policies and databases of a seed: what the sandbox needs of them beyond the description. */
export function settingErrors({ clusters, instances = [] }: SandboxSeed): ValidationIssue[] {
  return [
    ...clusters.flatMap(({ policies }, index) =>
      scheduleErrors(policies, `/clusters/${index}/policies`),
    ),
    ...instances.flatMap(({ backup_policy, databases }, index) => [
      ...backupPolicyErrors(backup_policy, `/instances/${index}/backup_policy`),
      ...databaseErrors(databases, `/instances/${index}/databases`),
    ]),
  ];
}

// A file can contain any value, whatever the types say.
function scheduleErrors(policies: unknown, pointer: string): ValidationIssue[] {
  const strategies = isObject(policies) ? policies["backup_strategies"] : undefined;
  if (!Array.isArray(strategies)) return [];
  return strategies.flatMap((strategy: unknown, index) => {
    const schedule = isObject(strategy) ? strategy["backup_strategy"] : undefined;
    return typeof schedule === "string" && isSchedule(schedule)
      ? []
      : [
          {
            pointer: `${pointer}/backup_strategies/${index}/backup_strategy`,
            message: "The schedule is neither a cron expression of six fields nor a time.",
          },
        ];
  });
}

function backupPolicyErrors(policy: unknown, pointer: string): ValidationIssue[] {
  if (!isObject(policy)) return [];
  const { keep_days, start_time, period } = policy;
  if (typeof keep_days !== "number" || keep_days <= 0) return [];
  const isComplete = typeof start_time === "string" && typeof period === "string";
  return isComplete && nextBackup({ start_time, period }, 0) !== undefined
    ? []
    : [
        {
          pointer,
          message:
            "A policy that is on needs a start_time such as 19:00-20:00 and a period such as 1,2,3.",
        },
      ];
}

function databaseErrors(databases: unknown, pointer: string): ValidationIssue[] {
  if (databases === undefined) return [];
  if (!isObject(databases)) return [{ pointer, message: `${pointer} must be an object.` }];
  return Object.entries(databases).flatMap(([name, collections]): ValidationIssue[] =>
    Array.isArray(collections) && collections.every((item) => typeof item === "string")
      ? []
      : [
          {
            pointer: pointerTo(pointer, name),
            message: "The collections must be a list of names.",
          },
        ],
  );
}
