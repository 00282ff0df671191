import { CloudError } from "../errors.js";
import type { CallOptions } from "../options.js";
import type { CreateOperation } from "./create-outcome.js";

/** A snapshot or a backup, as a service shows it. */
export interface Candidate<Item> {
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** The id of its cluster or instance. */
  readonly owner: string | undefined;
  readonly status: string | undefined;
  readonly type: string | undefined;
  /** The result of the task; undefined without an id. */
  readonly item: Item | undefined;
}

/** What is ensured, and how its service does that. */
export interface EnsureTarget<Item> {
  /** The name of the task, for errors. */
  readonly operation: string;
  /** What is ensured and what it is made of, for errors: "Snapshot" and "cluster", or "Backup" and "instance". */
  readonly noun: string;
  readonly ownerNoun: string;
  readonly name: string;
  /** The id of the cluster or instance. */
  readonly owner: string;
  /** The statuses of what has failed and of what is being deleted, in upper case. */
  readonly failed: readonly string[];
  readonly deleting: readonly string[];
  readonly createOperation: CreateOperation;
  /** Lists what the cluster or instance has, or everything in the project. It is read until the wanted one is found. */
  readonly list: (everywhere: boolean, options: CallOptions) => AsyncIterable<Candidate<Item>>;
  /** Reads one by its id; undefined if the service does not find it. */
  readonly find: (id: string, options: CallOptions) => Promise<Candidate<Item> | undefined>;
  /** Creates it, and returns the result of the task; undefined if the response has no id. */
  readonly create: (options: CallOptions) => Promise<Item | undefined>;
  /** Undefined if the service has no operation for it: what has failed is then never replaced. */
  readonly delete?: (id: string, options: CallOptions) => Promise<unknown>;
  /** Why what has the wanted name is not the result of an earlier call; undefined if it is. */
  readonly problemOf?: (item: Item) => string | undefined;
}

/** What has the wanted name, but has failed or is being deleted. */
export interface Unusable<Item> {
  readonly candidate: Candidate<Item>;
  readonly isBeingDeleted: boolean;
}

function hasStatus({ status }: Candidate<unknown>, statuses: readonly string[]): boolean {
  return statuses.includes(String(status).toUpperCase());
}

/** Whether the name is used for the wanted cluster or instance. What does not say so is taken for its own. */
function isOfOwner(
  { owner }: Candidate<unknown>,
  target: Pick<EnsureTarget<never>, "owner">,
): boolean {
  return (owner ?? target.owner).toLowerCase() === target.owner.toLowerCase();
}

/** The problem of a snapshot or backup that its service deletes when its retention ends: it is not the wanted manual one. */
export function automatedProblem({
  type,
}: {
  readonly type?: string | undefined;
}): string | undefined {
  return /^auto/i.test(String(type))
    ? "the service created it automatically and deletes it later"
    : undefined;
}

/** The result of the task, if something has the wanted name and is usable. */
export function usableItem<Item>(
  candidate: Candidate<Item>,
  target: EnsureTarget<Item>,
): Item | undefined {
  const { name, failed, deleting } = target;
  const { item } = candidate;
  return candidate.name === name &&
    isOfOwner(candidate, target) &&
    !hasStatus(candidate, [...failed, ...deleting]) &&
    !(item && target.problemOf?.(item) !== undefined)
    ? item
    : undefined;
}

/**
 * Which of those that are not usable has the wanted name. Throws if that belongs to another cluster or instance, or is not the
 * result of an earlier call.
 */
export function findUnusable<Item>(
  candidates: readonly Candidate<Item>[],
  target: EnsureTarget<Item>,
): Unusable<Item> | undefined {
  const { name, owner, noun, ownerNoun, operation, deleting, problemOf } = target;
  const named = candidates.filter((candidate) => candidate.name === name);
  const own = named.filter((candidate) => isOfOwner(candidate, target));
  const candidate = own.find((one) => hasStatus(one, deleting)) ?? own[0];
  const problem = candidate?.item && problemOf?.(candidate.item);
  if (problem !== undefined)
    throw new CloudError(`${noun} "${name}" exists, and ${problem}: use another name.`, {
      operation,
    });
  if (candidate) return { candidate, isBeingDeleted: hasStatus(candidate, deleting) };
  const [elsewhere] = named;
  if (elsewhere)
    throw new CloudError(
      `${noun} "${name}" belongs to ${ownerNoun} ${String(elsewhere.owner)}, not to ${owner}: use another name.`,
      { operation },
    );
  return undefined;
}

/**
 * Whether something may be deleted: only a manual snapshot or backup that has failed, of the wanted name and the wanted cluster
 * or instance, if the service says all of that.
 */
export function isReplaceable(
  candidate: Candidate<unknown>,
  id: string,
  target: Pick<EnsureTarget<never>, "name" | "owner" | "failed">,
): boolean {
  return (
    candidate.id === id &&
    candidate.name === target.name &&
    candidate.owner?.toLowerCase() === target.owner.toLowerCase() &&
    candidate.type?.toLowerCase() === "manual" &&
    hasStatus(candidate, target.failed)
  );
}
