import {
  paginateListBackups,
  type Backup,
  type ManualBackupToCreate,
  type Operations,
} from "../../generated/dds/client.js";
import { ConfigurationError } from "../errors.js";
import type { EnsureOptions } from "../ensuring/ensure-settings.js";
import { automatedProblem, type Candidate, type EnsureTarget } from "../ensuring/ensure-target.js";
import { ensure, type States } from "../ensuring/ensure.js";
import type { CallOptions } from "../options.js";
import { findBackup } from "./read.js";

/** A backup that is listed, or was just created; of the latter the service returns only the ids of the backup and its job. */
export type EnsuredBackup = { readonly [Name in keyof Backup]?: Backup[Name] | undefined } & Pick<
  Backup,
  "id" | "name" | "instance_id"
> & {
    /** The id of the backup, as `waitUntilBackupCompleted` needs it. */
    readonly backup_id: string;
    /** The id of the job that creates it, only if this client has created it. It can be missing after an hour. */
    readonly job_id?: string | undefined;
  };

/** What `ensureBackup` needs of a client: a test may pass an object with these methods. */
export type EnsureBackupClient = Pick<
  Operations<CallOptions>,
  "createManualBackup" | "deleteManualBackup" | "listBackups"
>;

const operation = "ensureBackup";
const states: States<EnsuredBackup> = new WeakMap();

/**
 * Makes sure that an instance has a backup of a name, and can be called again after any failure. It searches the list of the
 * instance, and creates the backup if there is none. When the response of the create call is lost, it searches the list for
 * `reconcileTimeoutMs` before it repeats the call once; when the service says that the name exists (`DBS.201201`), it searches
 * the list of the project, since the name is unique there. Concurrent calls for the same backup are deduplicated for each client
 * and its `with()` copies.
 *
 * @param client - A client of DDS.
 * @param wanted - Name, instance and description of the backup.
 * @param options - The options of each call, how long to search and to wait, and whether a failed backup is replaced.
 * @returns The backup as it is listed, or as it was created: it may still be BUILDING.
 * @throws {@link CloudError} when the backup of that name is FAILED and not replaced, is being deleted, is an automated one, or
 * belongs to another instance; {@link WaiterError} when a failed backup is not gone within an hour after its deletion; the error of a call.
 * @example
 * ```ts
 * import {
 *   createDdsClient,
 *   credentialsFromEnvironment,
 *   ensureBackup,
 *   waitUntilBackupCompleted,
 * } from "huaweicloud-dws-dds";
 *
 * const dds = createDdsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const name = `nightly-${new Date().toISOString().slice(0, 10)}`;
 * const instance_id = "d8e6ca5a624745bcb546a227aa3ae1cfin02";
 * const backup = await ensureBackup(dds, { name, instance_id }, { waitIfBusyMs: 3_600_000 });
 * await waitUntilBackupCompleted(dds, backup);
 * ```
 */
export function ensureBackup(
  client: EnsureBackupClient,
  wanted: ManualBackupToCreate,
  options?: EnsureOptions<Backup>,
): Promise<EnsuredBackup> {
  return ensure(states, client, operation, () => targetOf(client, wanted), options);
}

function targetOf(
  client: EnsureBackupClient,
  wanted: ManualBackupToCreate,
): EnsureTarget<EnsuredBackup> {
  const { name, instance_id } = { ...wanted }; // Without a type checker it may be undefined.
  if (!name || !instance_id)
    throw new ConfigurationError(`${operation} needs \`name\` and \`instance_id\`.`);
  // The service may leave out properties that the document calls mandatory.
  const candidateOf = (backup: Partial<Backup>): Candidate<EnsuredBackup> => {
    const { id, instance_id: owner, status, type } = backup;
    const ids = id === undefined ? id : { id, backup_id: id, instance_id: owner ?? instance_id };
    return { id, name: backup.name, owner, status, type, item: ids && { name, ...backup, ...ids } };
  };
  return {
    operation,
    noun: "Backup",
    ownerNoun: "instance",
    name,
    owner: instance_id,
    failed: ["FAILED"],
    // DISABLED (document 003, table 4) and DELETING (the vendor's SDKs) mean that it is being deleted.
    deleting: ["DISABLED", "DELETING"],
    problemOf: automatedProblem,
    createOperation: {
      name: "createManualBackup",
      noEffect: /^DBS\.(200001|200002|200010|201502|280056)$/,
      nameExists: "DBS.201201",
    },
    async *list(everywhere, call) {
      const input = everywhere ? {} : { instance_id };
      for await (const backup of paginateListBackups(client, input, call))
        yield candidateOf(backup);
    },
    async find(id, call) {
      const backup = await findBackup(client, id, call);
      return backup && candidateOf(backup);
    },
    async create(call) {
      const response = await client.createManualBackup({ backup: wanted }, call);
      const { backup_id: id, job_id } = { ...response }; // The response of a service that fails may be empty.
      return id === undefined ? undefined : { ...wanted, id, backup_id: id, job_id };
    },
    delete: (backup_id, call) => client.deleteManualBackup({ backup_id }, call),
  };
}
