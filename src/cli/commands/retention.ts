import {
  applyRetention,
  type ApplyRetentionOptions,
  type RetentionResult,
} from "../../retention/apply-retention.js";
import { checkPlan } from "../../retention/check-plan.js";
import { planRetention } from "../../retention/plan-retention.js";
import type { RetentionPlan } from "../../retention/plan.js";
import { Option } from "commander";
import { AbortError } from "../../errors.js";
import type { CliCommand } from "../command.js";
import { addConsentOption, confirm, type ConsentOptions } from "../confirm.js";
import { exitCodeOfAll, exitCodes } from "../exit-codes.js";
import { readJson } from "../files.js";
import {
  addRetentionOptions,
  retentionRules,
  type RetentionOptions,
} from "../retention-options.js";
import type { Act, Session } from "../session.js";
import { findTarget } from "../target-options.js";
import { addWaitOptions, type WaitCommandOptions } from "../wait-options.js";

const planExample =
  "retention plan --cluster nightly-dwh --name-prefix nightly- \\\n      --keep-daily 7 --keep-monthly 6";
const planColumns = ["action", "name", "time", "status", "reasons", "id"];

/** Defines the commands that delete old manual snapshots and backups. */
export function defineRetention(retention: CliCommand, act: Act): void {
  retention.description("Deletes the manual snapshots or backups that no rule keeps.");
  definePlan(retention.command("plan"), act);
  defineApply(retention.command("apply"), act);
  retention.example(planExample);
}

interface PlanOptions extends RetentionOptions {
  readonly exitCode?: boolean;
}

function definePlan(command: CliCommand, act: Act): void {
  command
    .summary("show what would be kept and deleted")
    .description("Shows which manual snapshots or backups would be kept and deleted.");
  addRetentionOptions(command)
    .option("--exit-code", "exit with 3 if something would be deleted")
    .example(planExample);
  act<PlanOptions>(command, async (session, options) => {
    const plan = await planWith(session, options);
    await session.write(plan, { columns: planColumns, rows: planRows(plan) });
    session.log.info(`${subjectOf(plan)} would be deleted.`);
    return options.exitCode && plan.toDelete.length > 0 ? exitCodes.changes : undefined;
  });
}

interface ApplyOptions extends RetentionOptions, WaitCommandOptions, ConsentOptions {
  readonly plan?: string;
}

function defineApply(command: CliCommand, act: Act): void {
  command
    .summary("delete what no rule keeps")
    .description("Deletes the manual snapshots or backups that no rule keeps, one by one.");
  const { options: rules } = addRetentionOptions(command);
  command.addOption(
    new Option("--plan <file>", "in place of rules: the JSON of a plan, ten minutes old").conflicts(
      rules.map((rule) => rule.attributeName()),
    ),
  );
  addConsentOption(addWaitOptions(command)).example(
    "retention apply --cluster nightly-dwh --name-prefix nightly- \\\n      --keep-daily 7 --keep-monthly 6 --yes",
  );
  act<ApplyOptions>(command, async (session, options) => {
    const plan =
      options.plan === undefined
        ? await planWith(session, options)
        : await readPlan(session, options.plan);
    const lines = plan.toDelete.map(({ name, id, time }) => `Delete ${name} (${id}) of ${time}.`);
    const subject = subjectOf(plan);
    if (lines.length === 0) session.log.info(`Nothing to do: ${subject} are to be deleted.`);
    else await confirm(session, { lines, summary: `Delete ${subject}` }, options);
    const results = await apply(session, plan, options.maxWait);
    await session.write(results, { rows: results.map(resultRow) });
    return exitCodeOfResults(session, results);
  });
}

async function planWith(session: Session, options: RetentionOptions): Promise<RetentionPlan> {
  const rules = retentionRules(session, options);
  const target = await findTarget(session, options);
  if ("dws" in target)
    return await planRetention(target.dws, { ...rules, cluster_id: target.cluster_id });
  return await planRetention(target.dds, { ...rules, instance_id: target.instance_id });
}

async function readPlan(session: Session, file: string): Promise<RetentionPlan> {
  const plan = await readJson(file, session.host);
  checkPlan("retention apply", plan);
  return plan;
}

/** Applies a plan, of which the service follows from what it was made for. */
async function apply(
  session: Session,
  plan: RetentionPlan,
  maxWaitMs: number,
): Promise<RetentionResult[]> {
  const { wanted } = plan;
  const options: ApplyRetentionOptions = {
    maxWaitMs,
    // Without an item, the deletion is complete.
    onPoll: (poll) => {
      if (poll.item) session.progress.polls(`Deletion of ${poll.item.name}`)(poll);
    },
  };
  return wanted.cluster_id === undefined
    ? await applyRetention(await session.dds(), { ...plan, wanted }, options)
    : await applyRetention(await session.dws(), { ...plan, wanted }, options);
}

/** Says why items were not deleted. */
function exitCodeOfResults(
  { log }: Session,
  results: readonly RetentionResult[],
): number | undefined {
  const failed = results.flatMap((result) => (result.ok ? [] : [result]));
  const aborted = failed.find(({ error }) => error instanceof AbortError);
  if (aborted) throw aborted.error;
  for (const { item, error } of failed) log.error(`${item.name}: ${error.message}`, error);
  return failed.length > 0 ? exitCodeOfAll(failed.map(({ error }) => error)) : undefined;
}

function planRows({ toDelete, kept }: RetentionPlan): object[] {
  return [
    ...toDelete.map((item) => ({ action: "delete", ...item, reasons: "" })),
    ...kept.map((item) => ({ action: "keep", ...item, reasons: item.reasons.join(", ") })),
  ];
}

function resultRow({ item, ...result }: RetentionResult): object {
  const { name, id, time } = item;
  return { name, result: result.ok ? result.data : result.error.message, time, id };
}

function subjectOf({ wanted, toDelete, kept }: RetentionPlan): string {
  const { cluster_id, instance_id } = wanted;
  const subject =
    cluster_id === undefined
      ? `backups of instance ${instance_id}`
      : `snapshots of cluster ${cluster_id}`;
  return `${toDelete.length} of ${toDelete.length + kept.length} manual ${subject}`;
}
