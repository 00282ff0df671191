import { defaultUserAgent } from "../../generated/user-agent.js";
import { CliCommand } from "./command.js";
import { addGlobalOptions, type GlobalOptions } from "./global-options.js";
import type { Host } from "./host.js";
import { Log } from "./log.js";
import { Session, type Act, type Action } from "./session.js";

type Define = (command: CliCommand, act: Act, args: readonly string[]) => void | Promise<void>;

/** The commands, by their names. What one needs is loaded when it is called. */
const commands: Readonly<Record<string, readonly [summary: string, load: () => Promise<Define>]>> =
  {
    clusters: [
      "list the clusters",
      async () => (await import("./commands/resources.js")).defineClusters,
    ],
    instances: [
      "list the database instances",
      async () => (await import("./commands/resources.js")).defineInstances,
    ],
    call: [
      "call an operation of a service",
      async () => (await import("./commands/call.js")).defineCall,
    ],
    snapshot: [
      "make, await, keep and restore snapshots",
      async () => (await import("./commands/snapshot.js")).defineSnapshot,
    ],
    backup: [
      "make, await, download and restore backups",
      async () => (await import("./commands/backup.js")).defineBackup,
    ],
    retention: [
      "delete old manual snapshots and backups",
      async () => (await import("./commands/retention.js")).defineRetention,
    ],
    policy: [
      "show and change the policies for automated backups",
      async () => (await import("./commands/policy.js")).definePolicy,
    ],
    status: [
      "report how old the newest backups are",
      async () => (await import("./commands/status.js")).defineStatus,
    ],
    doctor: [
      "check configuration, connections, clock and permissions",
      async () => (await import("./commands/doctor.js")).defineDoctor,
    ],
    verify: [
      "compare the responses of an account with the description",
      async () => (await import("./commands/verify.js")).defineVerify,
    ],
    sandbox: [
      "start a sandbox of both services",
      async () => (await import("./commands/sandbox.js")).defineSandbox,
    ],
    completion: [
      "print a script that completes lines in a shell",
      async () => (await import("./commands/completion.js")).defineCompletion,
    ],
    // Called by that script, and hidden.
    complete: ["", async () => (await import("./commands/completion.js")).defineComplete],
  };

/** Runs the command that the arguments name, and returns its exit code. */
export async function runProgram(
  given: readonly string[],
  host: Host,
  useLog: (log: Log) => void,
): Promise<number> {
  // The short form that other commands have; only the long one is in the help.
  const args = given.map((arg) => (arg === "-h" ? "--help" : arg));
  let exitCode = 0;
  const act: Act = <Options extends object>(command: CliCommand, action: Action<Options>) => {
    command.action(async () => {
      const options = command.optsWithGlobals<GlobalOptions & Options>();
      const session = new Session(host, options, command.path);
      useLog(session.log);
      exitCode = (await action(session, options, command.args)) ?? 0;
    });
  };
  const program = await createProgram(args, host, act);
  // For errors of what follows.
  program.hook("preSubcommand", () => useLog(new Log(host, program.opts<GlobalOptions>())));
  await program.parseAsync([...args], { from: "user" });
  return exitCode;
}

/** The program, with the subcommands and options of those commands that the arguments may name. */
async function createProgram(args: readonly string[], host: Host, act: Act): Promise<CliCommand> {
  const program = new CliCommand("hwbackup");
  program
    .description(
      "Makes, keeps, checks and restores backups of Huawei Cloud and Open Telekom Cloud: snapshots of data warehouses (DWS) and backups of document databases (DDS).",
    )
    .version(defaultUserAgent.split("/")[1] ?? "", "--version", "print the version")
    .configureOutput({
      writeOut: (text) => void host.stdout.write(text),
      writeErr: (text) => void host.stderr.write(text),
    });
  addGlobalOptions(program, args);
  for (const [name, [summary, load]] of Object.entries(commands)) {
    const command = program.command(name, { hidden: summary === "" }).summary(summary);
    if (args.includes(name)) await (await load())(command, act, args);
  }
  return program.example("snapshot ensure --cluster nightly-dwh --name nightly-{date}");
}
