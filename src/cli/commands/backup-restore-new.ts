import {
  operations,
  restoreToNewInstance,
  waitUntilInstanceNormal,
  type InstanceToRestore,
} from "../../dds.js";
import type { CliCommand } from "../command.js";
import { readOperationTexts } from "../description.js";
import { readSecret, readYamlObject } from "../files.js";
import { addFlags, byFlag, inputFrom, schemaFlags } from "../operation-flags.js";
import { addSourceOptions, findSource, type SourceOptions } from "../restore-source.js";
import { nameOfRestored, restoring } from "../restored-name.js";
import type { Act } from "../session.js";
import { addEnsureOptions, type EnsureCommandOptions } from "../wait-options.js";

/** The properties of the new instance. */
const instanceFlags = schemaFlags(operations.restoreNewInstance.input).filter(
  ({ path: [name] }) => name !== "restore_point",
);

interface RestoreNewOptions extends SourceOptions, EnsureCommandOptions {
  readonly file?: string;
}

/** Defines the command that restores to a new instance. */
export async function defineRestoreNew(
  command: CliCommand,
  act: Act,
  args: readonly string[],
): Promise<void> {
  const texts = args.includes("--help") ? await readOperationTexts("dds") : undefined;
  command
    .summary("restore a backup to a new instance")
    .description(
      "Restores a backup, or the state of an instance at a point in time, to a new\ninstance, and waits until that is normal. It can be repeated if the name\ncontains {source}, the beginning of the id of the source.",
    );
  addSourceOptions(command, "the name or id of the instance of that time");
  command.option(
    "--file <file>",
    "what follows, as JSON or YAML; - is the input, and flags go before it",
  );
  addFlags(command, instanceFlags, (path) => texts?.property("restoreNewInstance", path) ?? "");
  addEnsureOptions(command).example(
    "backup restore-new --backup backup-test --name test-{source} \\\n      --file settings.yaml",
  );
  act<RestoreNewOptions>(command, async (session, options) => {
    const { wait, maxWait: maxWaitMs, waitIfBusy: waitIfBusyMs } = options;
    const { host } = session;
    const file = options.file === undefined ? {} : await readYamlObject(options.file, host);
    const { password, ...input } = await inputFrom(instanceFlags, { ...options }, file, (secret) =>
      readSecret(secret, host),
    );
    const dds = await session.dds();
    const { source } = await findSource(session, dds, options);
    const name = nameOfRestored(input["name"], source);
    if (name === "") session.throwUsageError("--name is needed.");
    const wanted = {
      ...{ ...input, name, restore_point: source },
      ...(password !== undefined && { password: () => password }),
    };
    const onPoll = session.progress.polls(`Instance ${name}`);
    const restore = async () => {
      // The operation checks it against the description.
      const settings = wanted as unknown as InstanceToRestore;
      const created = await restoreToNewInstance(dds, settings, { waitIfBusyMs, onPoll });
      const { duplicate_id } = created;
      if (duplicate_id !== undefined)
        session.log.warn(
          `Another process created instance ${name} at the same time: delete ${duplicate_id}, which this command created.`,
        );
      return wait ? await waitUntilInstanceNormal(dds, created, { maxWaitMs, onPoll }) : created;
    };
    const restored = restoring(restore(), "Instance", name, source);
    await session.write(
      await restored.catch((error: unknown) => {
        throw byFlag(error, instanceFlags, command.path);
      }),
    );
    return undefined;
  });
}
