import type { BackupStatusReport, BackupStatusEntry } from "./entry.js";

interface Metric {
  readonly help: string;
  /** Undefined where the entry has no such value: the sample is left out. */
  readonly valueOf: (entry: BackupStatusEntry, status: BackupStatusReport) => number | undefined;
}

const seconds = (time: Date | undefined): number | undefined => time && time.getTime() / 1000;

/** The metrics by their names, with base units as their suffixes (Prometheus documentation, "Metric and label naming"). */
const metrics: Readonly<Record<string, Metric>> = {
  huaweicloud_backup_up: {
    help: "Whether the backups of the cluster or instance could be read.",
    valueOf: ({ error }) => Number(error === undefined),
  },
  huaweicloud_backup_overdue: {
    help: "Whether the newest complete backup is older than allowed, or there is none.",
    valueOf: ({ isOverdue }) => Number(isOverdue),
  },
  huaweicloud_backup_max_age_seconds: {
    help: "How old the newest complete backup may be.",
    valueOf: (_, { maxAgeMs }) => maxAgeMs / 1000,
  },
  huaweicloud_backup_newest_start_timestamp_seconds: {
    help: "When the newest complete backup started.",
    valueOf: ({ newest }) => seconds(newest?.startedAt),
  },
  huaweicloud_backup_newest_size_bytes: {
    help: "The size of the newest complete backup.",
    valueOf: ({ newest }) => newest?.sizeBytes,
  },
  huaweicloud_backup_running: {
    help: "How many backups are being created.",
    valueOf: ({ running, error }) => (error ? undefined : running.length),
  },
  huaweicloud_backup_failed: {
    help: "How many backups are listed as failed.",
    valueOf: ({ failed, error }) => (error ? undefined : failed.length),
  },
  huaweicloud_backup_next_timestamp_seconds: {
    help: "When the policies start the next backup.",
    valueOf: ({ nextAt }) => seconds(nextAt),
  },
};

/** A status in the text format of Prometheus, version 0.0.4. */
export function prometheusText(status: BackupStatusReport): string {
  const lines = Object.entries(metrics).flatMap(([name, { help, valueOf }]) => {
    const samples = status.entries.flatMap((entry) => {
      const value = valueOf(entry, status);
      return value === undefined ? [] : `${name}{${labelsOf(entry)}} ${value}`;
    });
    return samples.length > 0 ? [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...samples] : [];
  });
  return lines.map((line) => `${line}\n`).join("");
}

function labelsOf({ service, id, name = "" }: BackupStatusEntry): string {
  return Object.entries({ service, id, name })
    .map(([label, value]) => `${label}="${escaped(value)}"`)
    .join(",");
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
