import type { BackupPolicyToSet } from "../../../generated/dds/client.js";
import type { Behaviours } from "../behaviour.js";
import { nextBackup } from "../../schedules/next-time.js";
import { serviceError, type SandboxResponse } from "../responses.js";
import { startBackup } from "./backups.js";
import {
  backupTime,
  busyInstance,
  isPolicyOn,
  unknownInstance,
  type Databases,
  type InstanceRecord,
} from "./databases.js";

/** The operations on the policies for automated backups. */
export const backupPolicyBehaviours: Behaviours = {
  showBackupPolicy({ databases }, { instance_id }) {
    const instance = databases.instance(instance_id);
    return instance ? { status: 200, body: { backup_policy: instance.policy } } : unknownInstance;
  },

  setBackupPolicy({ databases, timeline }, { instance_id, backup_policy }) {
    const instance = databases.instance(instance_id);
    if (!instance) return unknownInstance;
    const { keep_days } = backup_policy;
    if (keep_days === 0) {
      instance.policy = { keep_days };
      return empty;
    }
    const problem = policyProblem(backup_policy);
    if (problem) return problem;
    const isTurnedOn = !isPolicyOn(instance);
    // The backup that turning it on starts cannot run beside another job.
    if (isTurnedOn && instance.job) return busyInstance;
    instance.policy = backup_policy;
    if (isTurnedOn) {
      // The times of backups have no fractions of a second.
      instance.policySince = Math.floor(timeline.now() / 1000) * 1000;
      startAutomaticBackup(databases, instance);
    }
    startBackupPolicy(databases, instance);
    return empty;
  },
};

/** The body is not documented, and recorded as an empty object. */
const empty: SandboxResponse = { status: 200, body: {} };

/** The minutes of an hour at which a window can start. */
const minutes: ReadonlySet<string> = new Set(["00", "15", "30", "45"]);

/** Why a policy that is on cannot be set. */
export function policyProblem({
  keep_days,
  start_time,
  period,
}: BackupPolicyToSet): SandboxResponse | undefined {
  const days = new Set(period?.split(","));
  const isPeriod = period === [...days].join(",") && (keep_days >= 7 || days.size === 7);
  if (!isPeriod)
    return serviceError(
      400,
      "DBS.280215",
      "The period needs different days, and all seven if backups are kept for fewer than 7 days.",
    );
  const [start = "", end = ""] = start_time?.split("-") ?? [];
  const [hour = "", minute = ""] = start.split(":");
  if (!minutes.has(minute))
    return serviceError(400, "DBS.280216", "The start of start_time is no quarter of an hour.");
  const hourLater = `${String((Number(hour) + 1) % 24).padStart(2, "0")}:${minute}`;
  return end === hourLater
    ? undefined
    : serviceError(400, "DBS.280416", "The end of start_time is not an hour after its start.");
}

/** Creates an automated backup at the start of the window of every day of a policy, as long as it is unchanged. */
export function startBackupPolicy(databases: Databases, instance: InstanceRecord): void {
  const { policy } = instance;
  const due = nextBackup(policy, databases.timeline.now());
  if (due === undefined || !isPolicyOn(instance)) return;
  databases.timeline.schedule(due, () => {
    if (instance.policy !== policy) return;
    if (!instance.job) startAutomaticBackup(databases, instance);
    startBackupPolicy(databases, instance);
  });
}

function startAutomaticBackup(databases: Databases, instance: InstanceRecord): void {
  const time = backupTime(databases.timeline.now()).replace(/\D/g, "");
  startBackup(databases, instance, {
    name: `auto-${instance.name}-${time}`,
    description: "",
    type: "Auto",
  });
}
