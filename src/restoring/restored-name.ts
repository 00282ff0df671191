import { ConfigurationError } from "../errors.js";
import { isObject, ownValue } from "../values.js";

/** From what something is restored: a snapshot of DWS, a backup of DDS, or an instance of DDS at a point in time. */
export interface RestoredFrom {
  /** The id of a snapshot. */
  readonly snapshot_id?: string | undefined;
  /** The id of a backup. */
  readonly backup_id?: string | undefined;
  /** The id of an instance; of a point in time only. */
  readonly instance_id?: string | undefined;
  /** A point in time in milliseconds since 1970. */
  readonly restore_time?: number | undefined;
}

/** How many characters of an id a name contains. */
const markLength = 8;

/**
 * What the name of a restored cluster or instance contains of its source: the first 8 characters of the id of the snapshot or
 * backup, or those of the instance and the point in time. Undefined without a source.
 */
function markOf(source: unknown): string | undefined {
  const property = (name: keyof RestoredFrom): string => {
    const value = isObject(source) ? ownValue(source, name) : undefined;
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  const time = property("restore_time");
  const id = property("snapshot_id") || property("backup_id") || (time && property("instance_id"));
  const mark = id.replace(/[^\w-]/g, "").slice(0, markLength);
  return mark === "" ? undefined : [mark, time].filter(Boolean).join("-");
}

/**
 * Writes a name for a cluster or an instance that is restored, which `restoreToNewCluster` and `restoreToNewInstance` recognise
 * when they are called again: a prefix, and the first 8 characters of the id of the snapshot or backup; for a point in time, those
 * of the instance, and the time.
 *
 * @param prefix - The first part of the name; it begins with a letter (document 008, table 3, and document 039, table 2).
 * @param source - From what it is restored: `snapshot_id`, or `backup_id`, or `instance_id` with `restore_time`.
 * @returns The name. The services accept at most 64 characters.
 * @throws {@link ConfigurationError} without a prefix or a source.
 * @example
 * ```ts
 * import { formatRestoredName } from "huaweicloud-dws-dds";
 *
 * const name = formatRestoredName("sales", { snapshot_id: "2a4d0f86-67cd-408a-8b66-017454fb5a8f" });
 * console.log(name); // sales-2a4d0f86
 * ```
 */
export function formatRestoredName(prefix: string, source: RestoredFrom): string {
  const mark = markOf(source);
  if (!prefix || mark === undefined)
    throw new ConfigurationError(
      "formatRestoredName needs a prefix, and `snapshot_id`, `backup_id`, or `instance_id` with `restore_time`.",
    );
  return `${prefix}-${mark}`;
}

/** Why something of the wanted name is not what an earlier call has restored; undefined if it is. */
export function problemOfRestored(
  {
    item,
    source,
    wanted,
  }: { readonly item: object; readonly source: object; readonly wanted: object },
  name: string,
  settings: readonly string[],
): string | undefined {
  const mark = markOf(source);
  if (mark === undefined || !name.includes(mark))
    return `nothing shows from what it was restored, since its name does not contain "${mark}" (formatRestoredName)`;
  const has = new Map<string, unknown>(Object.entries(item));
  const wants = new Map<string, unknown>(Object.entries(wanted));
  // A setting that is not listed, or as null, is no difference.
  const other = settings.find(
    (setting) =>
      (has.get(setting) ?? wants.get(setting)) !== (wants.get(setting) ?? has.get(setting)),
  );
  return other === undefined
    ? undefined
    : `its ${other} is ${String(has.get(other))}, not ${String(wants.get(other))}`;
}
