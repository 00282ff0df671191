import {
  paginateListInstances,
  type Instance,
  type Operations,
  type RestoreNewInstanceInput,
} from "../../generated/dds/client.js";
import { CloudError, ConfigurationError } from "../errors.js";
import { runTask } from "../client/context.js";
import {
  resolveEnsureOptions,
  restoreRules,
  type RestoreOptions,
} from "../ensuring/ensure-settings.js";
import { usableItem, type Candidate, type EnsureTarget } from "../ensuring/ensure-target.js";
import { ensure, type States } from "../ensuring/ensure.js";
import type { CallOptions } from "../options.js";
import { problemOfRestored } from "../restoring/restored-name.js";
import { checkSource, checkSourceForm, typeOf } from "./check-source.js";
import { findInstance } from "./read.js";

/** The input of `restoreNewInstance`, with a function for its password. */
export interface InstanceToRestore extends Omit<RestoreNewInstanceInput, "password"> {
  /**
   * Returns the password of the administrator of the database, 8 to 32 characters (document 039, table 2). It is called before
   * each request that creates the instance, and only then; no error, event or log shows what it returns.
   * @defaultValue none: nobody can log in until a password is set
   */
  readonly password?: (() => string | Promise<string>) | undefined;
}

/** An instance whose restoration has started: as it is listed, or with its ids and its name alone. */
export type NewInstance = Instance & {
  readonly id: string;
  readonly name: string;
  /** The id of the instance, as `waitUntilInstanceNormal` needs it. */
  readonly instance_id: string;
  /** The id of the job that creates it, only if this client has created it. It can be missing after an hour. */
  readonly job_id?: string | undefined;
  /**
   * The id of a superfluous instance, which this call created while another process created this one. It costs money until
   * somebody deletes it.
   */
  readonly duplicate_id?: string | undefined;
};

/** What `restoreToNewInstance` needs of a client: a test may pass an object with these methods. */
export type RestoreToNewInstanceClient = Pick<
  Operations<CallOptions>,
  "listBackups" | "listInstances" | "listRestoreTimes" | "restoreNewInstance"
>;

const operation = "restoreToNewInstance";
const states: States<NewInstance> = new WeakMap();

/** The settings that an earlier call for the same must have had. */
const settings = [
  "vpc_id",
  "subnet_id",
  "security_group_id",
  "disk_encryption_id",
  "enterprise_project_id",
];

/**
 * Restores a backup, or the state of an instance at a point in time, to a new instance, and can be called again after any failure:
 * it searches the list for the name, and creates the instance if there is none. Before that it checks that the backup is COMPLETED
 * or the time within the ranges of `listRestoreTimes`. When the response is lost, it searches the list for `reconcileTimeoutMs`
 * before it repeats the call once. The new instance costs money until somebody deletes it.
 *
 * The service does not show from what an instance was restored. An instance of the wanted name is taken for that of an earlier
 * call only if its name contains the first 8 characters of the id of the backup, or for a point in time those of the instance and
 * the time, as `formatRestoredName` writes it, and if none of the wanted settings differs; every other one of that name is an
 * error, even after a lost response.
 *
 * Names of instances need not be unique: two processes that run this at the same time can create two instances. Both list the
 * name again, and return the oldest one, of the same second that with the first id. The process that created the other one names
 * it as `duplicate_id`; nothing deletes it.
 *
 * @param client - A client of DDS.
 * @param wanted - The source, and the name and settings of the new instance (document 039, table 2). The type of the source may
 * be left out.
 * @param options - The options of each call, and how long to search and to wait.
 * @returns The instance, which is still being created: pass it to `waitUntilInstanceNormal`.
 * @throws {@link CloudError} when the source cannot be restored (of a time outside the ranges, it names the nearest possible ones),
 * when an instance of the name has failed or is not provably that of an earlier call, or when the function for the password fails,
 * whose error is the `cause`; the error of a call.
 * @example
 * ```ts
 * import {
 *   createDdsClient,
 *   credentialsFromEnvironment,
 *   formatRestoredName,
 *   restoreToNewInstance,
 *   waitUntilInstanceNormal,
 * } from "huaweicloud-dws-dds";
 *
 * const dds = createDdsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const restore_point = { backup_id: "8f643d252d834a4c916b2db4322f9955br02" };
 * const started = await restoreToNewInstance(dds, {
 *   name: formatRestoredName("orders", restore_point),
 *   availability_zone: "eu-west-101a",
 *   vpc_id: "674e9b42-cd8d-4d25-a2e6-5abcc565b961",
 *   subnet_id: "f1df08c5-71d1-406a-aff0-de435a51007b",
 *   security_group_id: "7aa51dbf-5b63-40db-9724-dad3c4828b58",
 *   password: () => process.env["NEW_PASSWORD"] ?? "",
 *   flavor: [{ type: "replica", num: 1, size: "30", spec_code: "dds.mongodb.c3.medium.4.repset" }],
 *   restore_point,
 * });
 * await waitUntilInstanceNormal(dds, started, { maxWaitMs: 4 * 3_600_000 });
 * ```
 */
export function restoreToNewInstance(
  client: RestoreToNewInstanceClient,
  wanted: InstanceToRestore,
  options?: RestoreOptions<Instance>,
): Promise<NewInstance> {
  return runTask(client, async () => {
    const target = () => targetOf(client, wanted);
    const started = await ensure(states, client, operation, target, options, restoreRules());
    if (started.status !== undefined) return started; // It was listed.
    const { signal, options: call } = resolveEnsureOptions(options);
    const { item } = { ...(await target().find(started.id, { ...call, signal })) };
    return !item || item.id === started.id ? started : { ...item, duplicate_id: started.id };
  });
}

function targetOf(
  client: RestoreToNewInstanceClient,
  wanted: InstanceToRestore,
): EnsureTarget<NewInstance> {
  const { password, ...input } = { ...wanted }; // Without a type checker it may be undefined.
  const { name, restore_point } = input;
  if (!name) throw new ConfigurationError(`${operation} needs \`name\`.`);
  if (password !== undefined && typeof password !== "function")
    throw new ConfigurationError(
      `The password of ${operation} must be a function that returns it.`,
    );
  checkSourceForm(operation, "restore_point", restore_point);
  const { instance_id, backup_id, restore_time } = restore_point;
  const target: EnsureTarget<NewInstance> = {
    operation,
    noun: "Instance",
    ownerNoun: "source",
    name,
    owner: JSON.stringify([backup_id, restore_time, instance_id]),
    failed: ["CREATEFAIL"],
    deleting: [], // No source names a status for that.
    // Names need not be unique, so that no code is about the name.
    createOperation: { name: "restoreNewInstance", noEffect: /^DBS\./ },
    problemOf: (item) =>
      problemOfRestored({ item, source: restore_point, wanted: input }, name, settings),
    async *list(_, call) {
      const instances = await paginateListInstances(client, { name }, call).toArray();
      yield* instances.sort(byCreation).map(candidateOf);
    },
    // Another process may have created an older one.
    async find(id, call) {
      for await (const candidate of target.list(false, call))
        if (usableItem(candidate, target)) return candidate;
      const instance = await findInstance(client, id, call);
      return instance && candidateOf(instance);
    },
    async create(call) {
      await checkSource(client, operation, restore_point, call);
      const request = {
        ...input,
        ...(password && { password: await readPassword(password) }),
        restore_point: { ...restore_point, type: typeOf(restore_point) },
      };
      const { id, job_id } = { ...(await client.restoreNewInstance(request, call)) };
      return id === undefined ? undefined : { id, name, instance_id: id, job_id };
    },
  };
  return target;
}

/** Reads the password. The message of the error does not show it. */
async function readPassword(password: () => string | Promise<string>): Promise<string> {
  let value: unknown;
  try {
    value = await password();
  } catch (cause) {
    // Another operation than the one that creates: no request has had an effect.
    throw new CloudError(
      `The function for the password of ${operation} failed: nothing was sent.`,
      {
        operation,
        cause,
      },
    );
  }
  if (typeof value !== "string" || value === "")
    throw new ConfigurationError(
      `The password of ${operation} must return a text, and not an empty one.`,
    );
  return value;
}

function candidateOf(instance: Instance): Candidate<NewInstance> {
  const { id, name, status } = instance;
  const isNamed = id !== undefined && name !== undefined;
  const item = isNamed ? { ...instance, id, name, instance_id: id } : undefined;
  return { id, name, owner: undefined, status, type: undefined, item };
}

/** The older first, and of the same second the one with the first id: all processes choose the same one of several. */
function byCreation(left: Instance, right: Instance): number {
  const [first, second] = [left, right].map(({ created = "", id = "" }) => `${created} ${id}`);
  return String(first) < String(second) ? -1 : 1;
}
