import {
  ensureSnapshot,
  keepSnapshot,
  operations,
  restoreToNewCluster,
  waitUntilClusterAvailable,
  waitUntilSnapshotAvailable,
  type RestoreClusterInput,
} from "../../dws.js";
import type { CliCommand } from "../command.js";
import { addCopyOptions, copySettings, type CopyOptions } from "../copy-options.js";
import { readOperationTexts } from "../description.js";
import { readSecret } from "../files.js";
import { addFlags, byFlag, inputFrom, schemaFlags } from "../operation-flags.js";
import { clusterId, snapshotId } from "../resolve-names.js";
import { nameOfRestored, restoring } from "../restored-name.js";
import type { Act } from "../session.js";
import {
  addEnsureOptions,
  addWaitOptions,
  type EnsureCommandOptions,
  type WaitCommandOptions,
} from "../wait-options.js";

interface SnapshotOption {
  readonly snapshot: string;
}

/** Defines the commands for snapshots of clusters. */
export async function defineSnapshot(
  snapshot: CliCommand,
  act: Act,
  args: readonly string[],
): Promise<void> {
  snapshot.description("Makes, awaits, keeps and restores snapshots of clusters (DWS).");
  defineEnsure(snapshot.command("ensure"), act);
  defineWait(snapshot.command("wait"), act);
  defineKeep(snapshot.command("keep"), act);
  await defineRestore(snapshot.command("restore"), act, args);
  snapshot.example("snapshot ensure --cluster nightly-dwh --name nightly-{date}");
}

function defineEnsure(command: CliCommand, act: Act): void {
  addCopyOptions(command, "snapshot", "cluster", "AVAILABLE").example(
    "snapshot ensure --cluster nightly-dwh --name nightly-{date}",
  );
  act<CopyOptions & { readonly cluster: string }>(command, async (session, options) => {
    const { wanted, ensuring, waiting } = copySettings(session, "Snapshot", options);
    const dws = await session.dws();
    const cluster_id = await clusterId(dws, options.cluster);
    const created = await ensureSnapshot(dws, { ...wanted, cluster_id }, ensuring);
    await session.write(
      options.wait ? await waitUntilSnapshotAvailable(dws, created, waiting) : created,
    );
    return undefined;
  });
}

function defineWait(command: CliCommand, act: Act): void {
  command
    .summary("wait until a snapshot is complete")
    .description("Waits until a snapshot is AVAILABLE, and fails with the reason if it failed.")
    .requiredOption("--snapshot <snapshot>", "the name or id of the snapshot");
  addWaitOptions(command).example("snapshot wait --snapshot snapshot-1 --max-wait 4h");
  act<SnapshotOption & WaitCommandOptions>(command, async (session, { snapshot, maxWait }) => {
    const dws = await session.dws();
    const id = await snapshotId(dws, snapshot);
    const onPoll = session.progress.polls(`Snapshot ${snapshot}`);
    await session.write(
      await waitUntilSnapshotAvailable(dws, { id }, { maxWaitMs: maxWait, onPoll }),
    );
    return undefined;
  });
}

interface KeepOptions extends SnapshotOption, WaitCommandOptions {
  readonly name: string;
  readonly description?: string;
}

function defineKeep(command: CliCommand, act: Act): void {
  command
    .summary("copy an automated snapshot before it expires")
    .description(
      "Copies an automated snapshot, which expires, to one that is kept until it is deleted.",
    )
    .requiredOption("--snapshot <snapshot>", "the name or id of the automated snapshot")
    .requiredOption("--name <text>", "the name of the copy")
    .option("--description <text>", "what the description of the copy begins with");
  addWaitOptions(command).example("snapshot keep --snapshot automated-1 --name audit-2026");
  act<KeepOptions>(command, async (session, options) => {
    const { name, description, maxWait: maxWaitMs } = options;
    const dws = await session.dws();
    const snapshot_id = await snapshotId(dws, options.snapshot);
    const onPoll = session.progress.polls(`Snapshot ${name}`);
    const { copy } = await keepSnapshot(
      dws,
      { snapshot_id, name, description },
      { maxWaitMs, onPoll },
    );
    await session.write(copy);
    return undefined;
  });
}

/** The properties of the new cluster. */
const clusterFlags = schemaFlags(operations.restoreCluster.input.properties?.["restore"]);

async function defineRestore(
  command: CliCommand,
  act: Act,
  args: readonly string[],
): Promise<void> {
  const texts = args.includes("--help") ? await readOperationTexts("dws") : undefined;
  command
    .summary("restore a snapshot to a new cluster")
    .description(
      "Restores a snapshot to a new cluster, and waits until that is available. It can\nbe repeated if the name contains {source}, the beginning of the id.",
    )
    .requiredOption("--snapshot <snapshot>", "the name or id of the snapshot");
  addFlags(
    command,
    clusterFlags,
    (path) => texts?.property("restoreCluster", ["restore", ...path]) ?? "",
  );
  addEnsureOptions(command).example(
    "snapshot restore --snapshot snapshot-1 --name restored-{source}",
  );
  act<SnapshotOption & EnsureCommandOptions>(command, async (session, options) => {
    const { wait, maxWait: maxWaitMs, waitIfBusy: waitIfBusyMs } = options;
    const wanted = await inputFrom(clusterFlags, { ...options }, {}, (file) =>
      readSecret(file, session.host),
    );
    const dws = await session.dws();
    const snapshot_id = await snapshotId(dws, options.snapshot);
    const name = nameOfRestored(wanted["name"], { snapshot_id });
    if (name === "") session.throwUsageError("--name is needed.");
    const onPoll = session.progress.polls(`Cluster ${name}`);
    const restore = async () => {
      // The operation checks it against the description.
      const input = { snapshot_id, restore: { ...wanted, name } } as unknown as RestoreClusterInput;
      const created = await restoreToNewCluster(dws, input, { waitIfBusyMs, onPoll });
      return wait ? await waitUntilClusterAvailable(dws, created, { maxWaitMs, onPoll }) : created;
    };
    const restored = restoring(restore(), "Cluster", name, { snapshot_id });
    await session.write(
      await restored.catch((error: unknown) => {
        throw byFlag(error, clusterFlags, command.path, ["restore"]);
      }),
    );
    return undefined;
  });
}
