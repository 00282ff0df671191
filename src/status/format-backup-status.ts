import { csvText } from "../csv.js";
import { throwConfigurationError } from "../errors.js";
import type { BackupStatusReport, BackupStatusEntry } from "./entry.js";
import { prometheusText } from "./prometheus-text.js";

/** The forms of {@link formatBackupStatus}. */
export type BackupStatusFormat = "json" | "csv" | "prometheus";

const writers: Readonly<Record<BackupStatusFormat, (status: BackupStatusReport) => string>> = {
  json: (status) => `${JSON.stringify(status, null, 2)}\n`,
  csv: csvOf,
  prometheus: prometheusText,
};

/**
 * Writes a status as text: as JSON, with times of ISO 8601; as CSV (RFC 4180) with one line per cluster or instance, in seconds
 * and bytes; or in the text format of Prometheus, for the textfile collector of its node exporter or an HTTP response.
 *
 * @param status - The result of {@link backupStatus}.
 * @param format - "json", "csv" or "prometheus".
 * @returns The text, with a line break at its end.
 * @throws {@link ConfigurationError} for another format.
 * @example
 * ```ts
 * import { formatBackupStatus, type BackupStatusReport } from "huaweicloud-dws-dds";
 *
 * const status: BackupStatusReport = { checkedAt: new Date(), maxAgeMs: 86_400_000, entries: [] };
 * console.log(formatBackupStatus(status, "csv"));
 * ```
 */
export function formatBackupStatus(status: BackupStatusReport, format: BackupStatusFormat): string {
  if (!Object.hasOwn(writers, format))
    throwConfigurationError("format", `one of ${Object.keys(writers).join(", ")}`);
  return writers[format](status);
}

/** The columns of CSV. */
const columns: Readonly<
  Record<string, (entry: BackupStatusEntry) => string | number | boolean | undefined>
> = {
  service: ({ service }) => service,
  id: ({ id }) => id,
  name: ({ name }) => name,
  newest_id: ({ newest }) => newest?.id,
  newest_name: ({ newest }) => newest?.name,
  newest_started: ({ newest }) => newest?.startedAt?.toISOString(),
  newest_age_seconds: ({ ageMs }) => ageMs && Math.round(ageMs / 1000),
  newest_size_bytes: ({ newest }) => newest?.sizeBytes,
  running: ({ running }) => running.length,
  failed: ({ failed }) => failed.length,
  next: ({ nextAt }) => nextAt?.toISOString(),
  is_overdue: ({ isOverdue }) => isOverdue,
  error: ({ error }) => error?.message,
};

function csvOf({ entries }: BackupStatusReport): string {
  const rows = entries.map((entry) => Object.values(columns).map((column) => column(entry)));
  return csvText([Object.keys(columns), ...rows]);
}
