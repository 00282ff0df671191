import { Option } from "commander";
import { AbortError, CloudError } from "../../errors.js";
import { backupStatus } from "../../status/backup-status.js";
import type { BackupStatusEntry, BackupStatusReport } from "../../status/entry.js";
import { formatBackupStatus } from "../../status/format-backup-status.js";
import type { CliCommand } from "../command.js";
import { exitCodeOf, exitCodeOfAll, exitCodes } from "../exit-codes.js";
import { formatBytes, formatDuration, readDuration } from "../option-values.js";
import { clusterId, instanceId } from "../resolve-names.js";
import type { Act, Session } from "../session.js";

type Service = "dws" | "dds";

interface StatusOptions {
  readonly maxAge: number;
  readonly cluster?: readonly string[];
  readonly instance?: readonly string[];
  readonly service?: Service;
}

/** Defines the command that reports how old the newest backups are. */
export function defineStatus(command: CliCommand, act: Act): void {
  const collect = (text: string, previous: readonly string[] = []) => [...previous, text];
  command
    .description(
      "Reports how old the newest complete snapshots of clusters and backups of\ninstances are: of all, unless some are named. Exits with 4 if one is too old.\n--output prometheus prints metrics for the textfile collector of Prometheus.",
    )
    .addOption(
      new Option("--max-age <duration>", "how old the newest complete one may be")
        .argParser(readDuration)
        .default(26 * 3_600_000, "26h"),
    )
    .addOption(
      new Option("--cluster <cluster>", "the name or id of a cluster (can be repeated)").argParser(
        collect,
      ),
    )
    .addOption(
      new Option(
        "--instance <instance>",
        "the name or id of an instance (can be repeated)",
      ).argParser(collect),
    )
    .addOption(
      new Option("--service <name>", "only clusters (dws) or only instances (dds)")
        .choices(["dws", "dds"])
        .conflicts(["cluster", "instance"]),
    )
    .example("status --max-age 26h --output prometheus");
  act<StatusOptions>(command, runStatus);
}

async function runStatus(session: Session, options: StatusOptions): Promise<number | undefined> {
  const services = servicesOf(options);
  const outcomes = await Promise.all(services.map((service) => read(session, service, options)));
  const reports = outcomes.flatMap((outcome) => ("report" in outcome ? [outcome.report] : []));
  const errors = outcomes.flatMap((outcome) => ("error" in outcome ? [outcome.error] : []));
  const [first] = reports;
  const [error, other] = errors;
  // Without credentials, the message is the same for both.
  if (!first && error && (other?.message ?? error.message) === error.message) throw error;
  for (const outcome of outcomes)
    if ("error" in outcome) reportFailure(session, outcome.service, outcome.error, options);
  if (!first) {
    const codes = new Set(errors.map(exitCodeOf));
    return codes.size > 1 ? exitCodes.failed : [...codes][0];
  }
  const entries = reports.flatMap((report) => report.entries);
  await write(session, { ...first, entries });
  if (entries.some(({ isOverdue, error: reason }) => isOverdue && !reason))
    return exitCodes.overdue;
  const all = [...errors, ...entries.flatMap((entry) => entry.error ?? [])];
  return all.length > 0 ? exitCodeOfAll(all) : undefined;
}

/** What is read: what the options name, or everything. */
function servicesOf({ cluster, instance, service }: StatusOptions): readonly Service[] {
  if (service) return [service];
  if (!cluster && !instance) return ["dws", "dds"];
  return [...(cluster ? ["dws" as const] : []), ...(instance ? ["dds" as const] : [])];
}

/** Reads the status of one service, so that a failure does not stop the other. */
async function read(
  session: Session,
  service: Service,
  { maxAge: maxAgeMs, cluster = [], instance = [] }: StatusOptions,
): Promise<
  | { readonly report: BackupStatusReport }
  | { readonly service: Service; readonly error: CloudError }
> {
  try {
    if (service === "dws") {
      const dws = await session.dws();
      const ids = await Promise.all(cluster.map((text) => clusterId(dws, text)));
      const wanted = ids.length > 0 ? { clusters: ids } : { all: true };
      return { report: named(await backupStatus({ dws }, { ...wanted, maxAgeMs }), ids, cluster) };
    }
    const dds = await session.dds();
    const ids = await Promise.all(instance.map((text) => instanceId(dds, text)));
    const wanted = ids.length > 0 ? { instances: ids } : { all: true };
    return { report: named(await backupStatus({ dds }, { ...wanted, maxAgeMs }), ids, instance) };
  } catch (error) {
    if (!(error instanceof CloudError) || error instanceof AbortError) throw error;
    return { service, error };
  }
}

/** With the names of the options, where the service was not asked for a list that has them. */
function named(
  report: BackupStatusReport,
  ids: readonly string[],
  texts: readonly string[],
): BackupStatusReport {
  const nameOf = (id: string): string | undefined => {
    const text = texts[ids.indexOf(id)];
    return text === id ? undefined : text;
  };
  const entries = report.entries.map((entry) => ({
    ...entry,
    name: entry.name ?? nameOf(entry.id),
  }));
  return { ...report, entries };
}

function reportFailure(
  { log }: Session,
  service: Service,
  error: CloudError,
  options: StatusOptions,
): void {
  const other = service === "dws" ? "dds" : "dws";
  const isAll = servicesOf(options).length === 2 && !options.cluster;
  const hint = isAll ? ` Leave this service out with --service ${other}.` : "";
  log.error(`${service.toUpperCase()} could not be read: ${error.message}${hint}`, error);
}

async function write(session: Session, report: BackupStatusReport): Promise<void> {
  for (const { service, id, name, error } of report.entries)
    if (error) session.log.error(`${service.toUpperCase()} ${name ?? id}: ${error.message}`, error);
  await session.write(report, {
    rows: report.entries.map(rowOf),
    writers: {
      csv: () => formatBackupStatus(report, "csv"),
      prometheus: () => formatBackupStatus(report, "prometheus"),
    },
  });
}

/** A row of a table; its columns are in the order of their use, since a narrow terminal leaves out the last ones. */
function rowOf(entry: BackupStatusEntry): object {
  const { service, id, name, newest, ageMs, running, failed, nextAt, isOverdue, error } = entry;
  return {
    service,
    name: name ?? id,
    state: error ? "unknown" : isOverdue ? "overdue" : "ok",
    age: ageMs === undefined ? "" : formatDuration(ageMs),
    newest: newest?.name,
    started: newest?.startedAt?.toISOString(),
    next: nextAt?.toISOString(),
    running: running.length,
    failed: failed.length,
    size: newest && formatBytes(newest.sizeBytes),
    id,
  };
}
