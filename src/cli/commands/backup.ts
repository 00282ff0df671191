import { ensureBackup, waitUntilBackupCompleted } from "../../dds.js";
import type { CliCommand } from "../command.js";
import { addCopyOptions, copySettings, type CopyOptions } from "../copy-options.js";
import { ifInterrupted } from "../errors.js";
import { backupId, instanceId } from "../resolve-names.js";
import type { Act } from "../session.js";
import { defineRestoreNew } from "./backup-restore-new.js";
import { defineRestore } from "./backup-restore.js";
import { addWaitOptions, type WaitCommandOptions } from "../wait-options.js";

interface BackupOption {
  readonly backup: string;
}

/** Defines the commands for backups of database instances. */
export async function defineBackup(
  backup: CliCommand,
  act: Act,
  args: readonly string[],
): Promise<void> {
  backup.description("Makes, awaits, downloads and restores backups of database instances (DDS).");
  defineEnsure(backup.command("ensure"), act);
  defineWait(backup.command("wait"), act);
  defineDownload(backup.command("download"), act);
  defineRestore(backup.command("restore"), act);
  await defineRestoreNew(backup.command("restore-new"), act, args);
  backup.example("backup ensure --instance cluster-test --name nightly-{date}");
}

function defineEnsure(command: CliCommand, act: Act): void {
  addCopyOptions(command, "backup", "instance", "COMPLETED").example(
    "backup ensure --instance cluster-test --name nightly-{date}",
  );
  act<CopyOptions & { readonly instance: string }>(command, async (session, options) => {
    const { wanted, ensuring, waiting } = copySettings(session, "Backup", options);
    const dds = await session.dds();
    const instance_id = await instanceId(dds, options.instance);
    const created = await ensureBackup(dds, { ...wanted, instance_id }, ensuring);
    await session.write(
      options.wait ? await waitUntilBackupCompleted(dds, created, waiting) : created,
    );
    return undefined;
  });
}

function defineWait(command: CliCommand, act: Act): void {
  command
    .summary("wait until a backup is complete")
    .description("Waits until a backup is COMPLETED, and fails with the reason if it failed.")
    .requiredOption("--backup <backup>", "the name or id of the backup");
  addWaitOptions(command).example("backup wait --backup backup-test --max-wait 4h");
  act<BackupOption & WaitCommandOptions>(command, async (session, { backup, maxWait }) => {
    const dds = await session.dds();
    const id = await backupId(dds, backup);
    const onPoll = session.progress.polls(`Backup ${backup}`);
    await session.write(
      await waitUntilBackupCompleted(dds, { backup_id: id }, { maxWaitMs: maxWait, onPoll }),
    );
    return undefined;
  });
}

interface DownloadOptions extends BackupOption {
  readonly to: string;
}

function defineDownload(command: CliCommand, act: Act): void {
  command
    .summary("download the files of a backup")
    .description("Downloads the files of a backup, and continues after a broken connection.")
    .requiredOption("--backup <backup>", "the name or id of the backup")
    .requiredOption(
      "--to <folder>",
      "the folder for the files; those of the same names are replaced",
    )
    .example("backup download --backup backup-test --to backups");
  act<DownloadOptions>(command, async (session, { backup, to }) => {
    const { downloadBackup } = await import("../../download.js");
    const dds = await session.dds();
    const backup_id = await backupId(dds, backup);
    const onProgress = session.progress.download();
    const files = await ifInterrupted(
      downloadBackup(dds, { backup_id, to }, { onProgress }),
      () => "Interrupted. The same command downloads all files of the backup again.",
    );
    await session.write(files, { columns: ["name", "bytes", "path"] });
    return undefined;
  });
}
