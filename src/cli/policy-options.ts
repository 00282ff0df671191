import { operations as ddsOperations, type BackupPolicyWanted } from "../dds.js";
import { operations as dwsOperations, type SnapshotPoliciesWanted } from "../dws.js";
import type { CliCommand } from "./command.js";
import { readOperationTexts } from "./description.js";
import { readYamlObject } from "./files.js";
import { addFlags, inputFrom, nameOf, schemaFlags, type Flag } from "./operation-flags.js";
import type { Session } from "./session.js";
import { addTargetOptions, findTarget, type Target, type TargetOptions } from "./target-options.js";

/** The wanted policy of a cluster or an instance, as a file and as flags. */
export interface PolicyOptions extends TargetOptions {
  readonly file?: string;
}

/** What is wanted of which service. */
export type WantedPolicy =
  | (Extract<Target, { dws: unknown }> & { readonly wanted: SnapshotPoliciesWanted })
  | (Extract<Target, { dds: unknown }> & { readonly wanted: BackupPolicyWanted });

const { properties: ofCluster = {} } = dwsOperations.createSnapshotPolicy.input;
/** The settings of a cluster, and those of one of its policies. */
const settingFlags = schemaFlags(dwsOperations.createSnapshotPolicy.input).filter(
  ({ path: [name] }) => name !== "cluster_id" && name !== "backup_strategies",
);
const strategyFlags = schemaFlags(ofCluster["backup_strategies"]?.items).filter(
  // A policy is found by its name.
  ({ path: [name] }) => name !== "policy_id",
);
const instanceFlags = schemaFlags(
  ddsOperations.setBackupPolicy.input.properties?.["backup_policy"],
).map((flag) => ({ ...flag, isRequired: false }));

/** Adds the options for what a policy is to be. */
export async function addPolicyOptions(
  command: CliCommand,
  args: readonly string[],
): Promise<CliCommand> {
  const isHelp = args.includes("--help");
  const dws = isHelp ? await readOperationTexts("dws") : undefined;
  const dds = isHelp ? await readOperationTexts("dds") : undefined;
  addTargetOptions(command).option(
    "--file <file>",
    "what is wanted, as JSON or YAML; - is the input, and flags go before it",
  );
  command.optionsGroup("Policies of a cluster:");
  const ofSettings = (path: readonly string[]) => dws?.property("createSnapshotPolicy", path) ?? "";
  addFlags(command, settingFlags, ofSettings);
  addFlags(command, strategyFlags, (path) => ofSettings(["backup_strategies", ...path]));
  command.optionsGroup("Policy of an instance:");
  addFlags(
    command,
    instanceFlags,
    (path) => dds?.property("setBackupPolicy", ["backup_policy", ...path]) ?? "",
  );
  return command.optionsGroup("Options:");
}

/** The policy that the options describe. */
export async function wantedPolicy(
  session: Session,
  options: PolicyOptions,
): Promise<WantedPolicy> {
  const [own, others] =
    options.cluster === undefined
      ? [instanceFlags, [...settingFlags, ...strategyFlags]]
      : [settingFlags, instanceFlags];
  const given = { ...options };
  const noSecret = () => Promise.reject(new Error("No policy contains a secret."));
  const read = (flags: readonly Flag[], body = {}) => inputFrom(flags, given, body, noSecret);
  const [wrong] = Object.keys(await read(others));
  const flag = others.find(({ path: [name] }) => name === wrong);
  if (flag)
    session.throwUsageError(
      `${nameOf(flag)} is for ${options.cluster === undefined ? "--cluster" : "--instance"}.`,
    );
  const file = options.file === undefined ? {} : await readYamlObject(options.file, session.host);
  const settings = await read(own, file);
  const strategy = options.cluster === undefined ? {} : await read(strategyFlags);
  if (Object.keys({ ...settings, ...strategy }).length === 0)
    session.throwUsageError(
      "What the policy is to be is missing: use --file or the options for it.",
    );
  const target = await findTarget(session, options);
  // The functions that plan a policy check all that a file can contain.
  if ("dds" in target)
    return {
      ...target,
      wanted: { ...settings, instance_id: target.instance_id } as unknown as BackupPolicyWanted,
    };
  const listed: unknown = settings["backup_strategies"] ?? [];
  const backup_strategies =
    Object.keys(strategy).length > 0 && Array.isArray(listed)
      ? [...(listed as readonly unknown[]), strategy]
      : listed;
  const { cluster_id } = target;
  return {
    ...target,
    wanted: { ...settings, cluster_id, backup_strategies } as unknown as SnapshotPoliciesWanted,
  };
}
