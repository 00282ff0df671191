import type { CliCommand } from "../command.js";
import { checkClock, checkConnection, type Connection } from "../doctor/connections.js";
import { exitCodeAfter, skipped, type Check, type Finding } from "../doctor/finding.js";
import { checkPermissions } from "../doctor/permissions.js";
import { checkCertificates, checkProgram, checkProxy, usesProxy } from "../doctor/runtime.js";
import { checkSettings, type Settings } from "../doctor/settings.js";
import { formatFor } from "../results.js";
import type { Act, Session } from "../session.js";

/** Defines the command that checks what other commands need. */
export function defineDoctor(command: CliCommand, act: Act): void {
  command
    .description(
      "Checks credentials, region, project and endpoints, and where each comes from;\nproxy, certificates, clock and permissions. It changes nothing, shows no secret,\nand sends one list call to each service.",
    )
    .addHelpText(
      "after",
      "\nExit code: 0 if nothing has failed, 2 if the configuration is wrong,\n75 if only the network has failed, else 1.",
    )
    .example("doctor");
  act(command, async (session) => {
    const findings = await runChecks(session);
    const checks = findings.map(({ exitCode: _, ...check }): Check => check);
    await write(session, checks);
    return exitCodeAfter(findings);
  });
}

async function runChecks(session: Session): Promise<Finding[]> {
  const { host } = session;
  const settings = checkSettings(session);
  const findings = [
    checkProgram(host),
    ...settings.findings,
    checkProxy(host),
    checkCertificates(host),
  ];
  findings.push(...(await checkNetwork(session, settings)));
  return [...findings, ...(await checkPermissions(session, findings))];
}

async function checkNetwork(session: Session, { urls }: Settings): Promise<Finding[]> {
  const isProxied = usesProxy(session.host);
  const names = ["dws", "dds", ...(urls.has("iam") ? (["iam"] as const) : [])] as const;
  const connections = await Promise.all(
    names.map(async (service): Promise<Connection> => {
      const name = `connection-${service}`;
      const url = urls.get(service);
      return url === undefined
        ? { finding: skipped(name, "The endpoint is not known.") }
        : await checkConnection(session, name, url, isProxied);
    }),
  );
  const readings = connections.flatMap(({ clock }) => clock ?? []);
  return [...connections.map(({ finding }) => finding), checkClock(readings)];
}

/** On a terminal, texts continue on the next line: a table would leave out what is too wide. */
async function write(session: Session, checks: readonly Check[]): Promise<void> {
  const { host, options } = session;
  if (formatFor(host, options.output) !== "table") {
    await session.write({ checks });
    return;
  }
  const { drawChecks } = await import("../doctor/draw-checks.js");
  host.stdout.write(drawChecks(host, checks));
}
