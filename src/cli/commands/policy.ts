import { applyBackupPolicy, planBackupPolicy, type BackupPolicyPlan } from "../../dds.js";
import {
  applySnapshotPolicies,
  planSnapshotPolicies,
  type PolicyChange,
  type SnapshotPoliciesPlan,
  type SnapshotPolicyList,
} from "../../dws.js";
import { readPolicy } from "../../dds/read.js";
import { withoutUndefined } from "../../values.js";
import type { CliCommand } from "../command.js";
import { addConsentOption, confirm, type ConsentOptions } from "../confirm.js";
import { exitCodes } from "../exit-codes.js";
import { addPolicyOptions, wantedPolicy, type PolicyOptions } from "../policy-options.js";
import type { Act, Session } from "../session.js";
import { addTargetOptions, findTarget, type TargetOptions } from "../target-options.js";
import { addBusyOption, type BusyCommandOptions } from "../wait-options.js";

const example =
  "--cluster test_1025_02 --policy-name nightly \\\n      --backup-strategy '0 0 3 ? * 1,2,3,4,5,6,7' --keep-day 7";

/** Defines the commands for the policies by which the services make backups themselves. */
export async function definePolicy(
  policy: CliCommand,
  act: Act,
  args: readonly string[],
): Promise<void> {
  policy.description("Shows and changes when the services make snapshots and backups themselves.");
  defineShow(policy.command("show"), act);
  await definePlan(policy.command("plan"), act, args);
  await defineApply(policy.command("apply"), act, args);
  policy.example("policy show --cluster test_1025_02");
}

function defineShow(command: CliCommand, act: Act): void {
  command
    .summary("show the policies of a cluster or an instance")
    .description("Shows the policies of a cluster, or the policy of an instance.");
  addTargetOptions(command).example("policy show --cluster test_1025_02");
  act<TargetOptions>(command, async (session, options) => {
    const target = await findTarget(session, options);
    if ("dds" in target) {
      const { dds, instance_id } = target;
      await session.write(await readPolicy(dds, instance_id, undefined));
      return undefined;
    }
    const { dws, cluster_id } = target;
    await writePolicies(session, await dws.listSnapshotPolicy({ cluster_id }));
    return undefined;
  });
}

/** Writes the policies of a cluster, of which a table also shows the settings. */
async function writePolicies(session: Session, policies: SnapshotPolicyList): Promise<void> {
  await session.write(policies, { rows: await policyRows(policies) });
}

/** The settings and the policies, with each schedule in words. */
async function policyRows({
  backup_strategies,
  ...settings
}: SnapshotPolicyList): Promise<object[]> {
  const { explainSchedule } = await import("../../schedules.js");
  const meaningOf = (schedule: string): string => {
    try {
      return explainSchedule(schedule);
    } catch {
      return ""; // A service can have a schedule that is none.
    }
  };
  const rowsOf = (object: object, prefix: string): object[] =>
    Object.entries(withoutUndefined(object)).map(([name, value]: [string, unknown]) => ({
      property: prefix + name,
      value,
      meaning: name === "backup_strategy" && typeof value === "string" ? meaningOf(value) : "",
    }));
  return [
    ...rowsOf(settings, ""),
    ...(backup_strategies ?? []).flatMap(({ policy_name, ...policy }) =>
      rowsOf(policy, `${policy_name}.`),
    ),
  ];
}

interface PlanOptions extends PolicyOptions {
  readonly exitCode?: boolean;
}

async function definePlan(command: CliCommand, act: Act, args: readonly string[]): Promise<void> {
  command
    .summary("show what would change")
    .description("Shows what would change. What neither the file nor an option names stays.");
  await addPolicyOptions(command, args);
  command
    .option("--exit-code", "exit with 3 if something would change")
    .example(`policy plan ${example}`);
  act<PlanOptions>(command, async (session, options) => {
    const plan = await planWith(session, options);
    const rows = plan.changes.map(({ property, from, to, explanation = "" }) => ({
      ...{ property, from, to, explanation },
    }));
    await session.write(plan, { columns: ["property", "from", "to", "explanation"], rows });
    return options.exitCode && rows.length > 0 ? exitCodes.changes : undefined;
  });
}

interface ApplyOptions extends PolicyOptions, ConsentOptions, BusyCommandOptions {}

async function defineApply(command: CliCommand, act: Act, args: readonly string[]): Promise<void> {
  command
    .summary("change the policies of a cluster or an instance")
    .description("Changes what differs. What neither the file nor an option names stays.");
  await addPolicyOptions(command, args);
  addConsentOption(addBusyOption(command)).example(`policy apply ${example} --yes`);
  act<ApplyOptions>(command, async (session, options) => {
    const plan = await planWith(session, options);
    const subject =
      "cluster_id" in plan ? `cluster ${plan.cluster_id}` : `instance ${plan.instance_id}`;
    const lines = plan.changes.map(changeLine);
    if ("startsBackup" in plan && plan.startsBackup)
      lines.push("The service starts a full backup at once, because the policy is off now.");
    if (plan.changes.length === 0) session.log.info(`Nothing to change for ${subject}.`);
    else await confirm(session, { lines, summary: `Change the policy of ${subject}` }, options);
    const busy = { waitIfBusyMs: options.waitIfBusy, onPoll: session.progress.polls("Policy") };
    if ("cluster_id" in plan)
      await writePolicies(session, await applySnapshotPolicies(await session.dws(), plan, busy));
    else await session.write(await applyBackupPolicy(await session.dds(), plan, busy));
    return undefined;
  });
}

async function planWith(
  session: Session,
  options: PolicyOptions,
): Promise<SnapshotPoliciesPlan | BackupPolicyPlan> {
  const policy = await wantedPolicy(session, options);
  if ("dds" in policy) return await planBackupPolicy(policy.dds, policy.wanted);
  const { explainSchedule } = await import("../../schedules.js");
  return await planSnapshotPolicies(policy.dws, policy.wanted, { explain: explainSchedule });
}

function changeLine({ property, from, to, explanation }: PolicyChange): string {
  const words = explanation === undefined ? "" : ` (${explanation})`;
  return `${property}: ${from === undefined ? "not set" : JSON.stringify(from)} -> ${JSON.stringify(to)}${words}`;
}
