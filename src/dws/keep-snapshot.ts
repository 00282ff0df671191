import type { Operations, SnapshotDetail } from "../../generated/dws/client.js";
import { checkOptions } from "../check-options.js";
import { runTask } from "../client/context.js";
import {
  ensureRules,
  resolveEnsureOptions,
  type EnsureOptions,
} from "../ensuring/ensure-settings.js";
import type { Candidate, EnsureTarget } from "../ensuring/ensure-target.js";
import { ensure, type States } from "../ensuring/ensure.js";
import { originalOf } from "../ensuring/original-of.js";
import { CloudError, ConfigurationError } from "../errors.js";
import type { CallOptions } from "../options.js";
import { findSnapshot, listSnapshots } from "./read.js";
import { waitUntilSnapshotAvailable } from "./wait-until-snapshot-available.js";

/** An automated snapshot to keep, and how its copy is called. */
export interface SnapshotToKeep {
  /** The id of the automated snapshot. */
  readonly snapshot_id: string;
  /**
   * The name of the copy, unique in the project: 4 to 64 characters, the first a letter, the others letters, digits, `-` or `_`.
   */
  readonly name: string;
  /**
   * What the description of the copy begins with. It ends with the id of the original.
   * @defaultValue none
   */
  readonly description?: string | undefined;
}

/** What `keepSnapshot` takes beside its input; the call options apply to each of its calls. */
export interface KeepOptions extends EnsureOptions<SnapshotDetail> {
  /**
   * How long to wait at most until the copy is AVAILABLE, in milliseconds, from 1.
   * @defaultValue 3,600,000 (one hour)
   */
  readonly maxWaitMs?: number | undefined;
}

/** A copy that is AVAILABLE, and its original. */
export interface KeptSnapshot {
  /** The copy, as the service shows it. */
  readonly copy: SnapshotDetail;
  /** The original that the copy was compared with; undefined if it did not exist any more when the task began. */
  readonly original: SnapshotDetail | undefined;
}

/** What `keepSnapshot` needs of a client: a test may pass an object with these methods. */
export type KeepSnapshotClient = Pick<
  Operations<CallOptions>,
  | "copySnapshot"
  | "deleteSnapshot"
  | "listSnapshots"
  | "listSnapshotDetails"
  | "listClusterSnapshots"
  | "listClusterActions"
>;

/** A copy that is listed, or was just created. */
type Copy = SnapshotDetail & { readonly id: string };

const operation = "keepSnapshot";
const states: States<Copy> = new WeakMap();

/** The longest description (the rules of the console). */
const longestDescription = 256;

/**
 * Copies an automated snapshot to a manual one, which the service does not delete at the end of a retention, waits until the copy
 * is AVAILABLE, and compares it with the original: it must be of the same cluster and not smaller. The copy costs storage until
 * somebody deletes it.
 *
 * It can be called again after any failure. The description of the copy ends with `(copy of <id of the original>)`: a snapshot of
 * the wanted name with that description is the result of an earlier call, and is waited for and compared; any other of that name
 * is an error. When the response of the copy call is lost, it searches the list for `reconcileTimeoutMs` before it repeats the call
 * once. If the original does not exist any more, a copy that an earlier call has made is returned without a comparison.
 *
 * @param client - A client of DWS.
 * @param wanted - The snapshot, and the name and description of the copy (document 007, table 2).
 * @param options - The options of each call, how long to search and to wait, and whether a failed copy is replaced.
 * @returns The copy and its original.
 * @throws {@link CloudError} when the snapshot is a manual one, does not exist and was not copied, when its name belongs to another
 * snapshot, or when the copy differs from the original; {@link WaiterError} when the copy fails or takes too long; the error of a
 * call.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment, keepSnapshot } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const snapshot_id = "2a4d0f86-67cd-408a-8b66-017454fb5a8f";
 * const { copy } = await keepSnapshot(dws, { snapshot_id, name: "year-end-2026" }, { waitIfBusyMs: 3_600_000 });
 * console.log(copy.id, copy.size);
 * ```
 */
export function keepSnapshot(
  client: KeepSnapshotClient,
  wanted: SnapshotToKeep,
  options?: KeepOptions,
): Promise<KeptSnapshot> {
  return runTask(client, () => keep(client, wanted, options));
}

async function keep(
  client: KeepSnapshotClient,
  wanted: SnapshotToKeep,
  given?: KeepOptions,
): Promise<KeptSnapshot> {
  checkOptions(operation, given, { ...ensureRules(), maxWaitMs: 1 });
  const { snapshot_id, name } = { ...wanted }; // Without a type checker it may be undefined.
  if (!snapshot_id || !name)
    throw new ConfigurationError(`${operation} needs \`snapshot_id\` and \`name\`.`);
  const { maxWaitMs, ...options } = given ?? {};
  const { settings, signal, options: others } = resolveEnsureOptions(options);
  const call = { ...others, signal };
  const original = await findSnapshot(client, snapshot_id, call);
  if (original?.type?.toUpperCase() === "MANUAL")
    throw new CloudError(
      `Snapshot ${snapshot_id} is a manual one, which the service keeps until it is deleted: it needs no copy.`,
      { operation },
    );
  const target = targetOf(client, wanted, original);
  const created = await ensure(states, client, operation, () => target, options);
  const { minDelayMs, maxDelayMs } = settings;
  const wait = { maxWaitMs, minDelayMs, maxDelayMs, onPoll: options.onPoll };
  const copy = await waitUntilSnapshotAvailable(client, created, { ...call, ...wait });
  // The size of an original that was being created has changed.
  const compared = original && ((await findSnapshot(client, snapshot_id, call)) ?? original);
  if (compared) checkCopy(copy, compared);
  return { copy, original: compared };
}

/** Throws if a copy is of another cluster than its original, or smaller. */
function checkCopy(copy: SnapshotDetail, original: SnapshotDetail): void {
  const subject = `Snapshot "${String(copy.name)}" (${String(copy.id)})`;
  const [of, from] = [copy.cluster_id?.toLowerCase(), original.cluster_id?.toLowerCase()];
  if (of === undefined || of !== from)
    throw new CloudError(
      `${subject} is of cluster ${String(of)}, and its original of ${String(from)}.`,
      {
        operation,
      },
    );
  const [size, least] = [copy.size ?? NaN, original.size ?? NaN];
  if (!(size >= least))
    throw new CloudError(
      `${subject} has ${gigabytes(size)}, and its original ${gigabytes(least)}: check it before the original is deleted.`,
      { operation },
    );
}

function gigabytes(size: number): string {
  return Number.isNaN(size) ? "no size" : `${size} GB`;
}

function targetOf(
  client: KeepSnapshotClient,
  { snapshot_id, name, description }: SnapshotToKeep,
  original: SnapshotDetail | undefined,
): EnsureTarget<Copy> {
  const text = [description, `(copy of ${snapshot_id})`].filter(Boolean).join(" ");
  if (text.length > longestDescription)
    throw new ConfigurationError(
      `The description of a copy can have ${longestDescription} characters: yours and "(copy of ${snapshot_id})" have ${text.length}.`,
    );
  return {
    operation,
    noun: "Snapshot",
    ownerNoun: "snapshot",
    name,
    owner: snapshot_id,
    failed: ["UNAVAILABLE"],
    deleting: [], // No source names a status for that.
    // The code for a name that exists is unknown; it is none of these.
    createOperation: { name: "copySnapshot", noEffect: /^DWS\.(0015|0047|3027|5149|7023)$/ },
    problemOf: (item) => problemOfCopy(item, snapshot_id, original),
    async *list(_, call) {
      for await (const snapshot of listSnapshots(client, original?.cluster_id, call))
        yield candidateOf(snapshot);
    },
    async find(id, call) {
      const snapshot = await findSnapshot(client, id, call);
      return snapshot && candidateOf(snapshot);
    },
    async create(call) {
      if (!original)
        throw new CloudError(
          `Snapshot ${snapshot_id} does not exist, and no snapshot "${name}" is a copy of it.`,
          { operation },
        );
      const input = { snapshot_id, backup_name: name, description: text };
      const { snapshot_id: id } = { ...(await client.copySnapshot(input, call)) };
      return id === undefined ? undefined : { id, cluster_id: original.cluster_id };
    },
    delete: (id, call) => client.deleteSnapshot({ snapshot_id: id }, call),
  };
}

function candidateOf(snapshot: SnapshotDetail): Candidate<Copy> {
  const { id, name, status, type } = snapshot;
  const owner = originalOf(snapshot);
  return {
    id,
    name,
    owner,
    status,
    type,
    item: id === undefined ? undefined : { ...snapshot, id },
  };
}

function problemOfCopy(
  item: Copy,
  snapshot_id: string,
  original: SnapshotDetail | undefined,
): string | undefined {
  if (originalOf(item) === undefined)
    return `its description does not say that it is a copy of snapshot ${snapshot_id}`;
  const { cluster_id = "", type = "MANUAL" } = item;
  if (type.toUpperCase() !== "MANUAL") return "it is an automated snapshot";
  const wanted = original?.cluster_id ?? cluster_id;
  return cluster_id === "" || cluster_id.toLowerCase() === wanted.toLowerCase()
    ? undefined
    : `it is of cluster ${cluster_id}, not of ${wanted}`;
}
