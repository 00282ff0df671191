import { expect } from "@jest/globals";
import { accessKeyCredentials, createDwsClient } from "../../src/index.js";
import { ManualClock, recordedSeed, startSandbox } from "../../src/sandbox.js";
import { manyBackups } from "./many-backups.js";
import { runCommand, type Command, type CommandOptions } from "./run-command.js";

interface Listed {
  readonly snapshots: readonly { readonly id: string; readonly status: string }[];
}

/** All that the program was answered. */
interface Night {
  readonly listed: Listed;
  readonly created: { readonly snapshot: { readonly id: string } };
  readonly polls: readonly Listed[];
  readonly pages: readonly { readonly backups: readonly unknown[]; readonly total_count: number }[];
}

/**
 * Runs a program that signs in to a sandbox, lists the snapshots, creates one, polls a list until it is AVAILABLE, and pages
 * through the backups, and holds all that it was answered against what is in the sandbox.
 *
 * @param poll - The list that it polls.
 */
export async function expectNightsWork(
  job: Command,
  options: CommandOptions,
  poll: "listSnapshots" | "listClusterSnapshots",
): Promise<void> {
  const clock = new ManualClock();
  const seed = { ...recordedSeed(), backups: manyBackups() };
  const asked: string[] = [];
  const sandbox = await startSandbox({
    seed,
    clock,
    creationMs: 10_000,
    onRequest: ({ operation, status }) => {
      asked.push(`${status} ${operation}`);
      // Each poll finds the snapshot further, however slow the machine is.
      if (operation === poll) clock.advance(5000);
    },
  });
  try {
    const { url, authUrl, account } = sandbox;
    const dws = createDwsClient({
      endpoint: url,
      projectId: account.projectId,
      credentials: accessKeyCredentials(account),
    });
    const before = await dws.listSnapshots();
    asked.splice(0);

    const cluster = seed.clusters[0]?.id ?? "";
    const environment = {
      ...options.environment,
      OS_AUTH_URL: authUrl,
      OS_USERNAME: account.username,
      OS_PASSWORD: account.password,
      OS_USER_DOMAIN_NAME: account.domainName,
      OS_PROJECT_ID: account.projectId,
    };
    const command = { ...job, args: [...job.args, url, cluster, "nightly-1"] };
    const { listed, created, polls, pages } = JSON.parse(
      await runCommand(command, { ...options, environment }),
    ) as Night;

    expect(asked).toEqual([
      "201 createToken",
      "200 listSnapshots",
      "200 createSnapshot",
      ...Array<string>(3).fill(`200 ${poll}`),
      ...Array<string>(3).fill("200 listBackups"),
    ]);
    expect(listed).toEqual(before);
    const { id } = created.snapshot;
    const states = polls.map(
      ({ snapshots }) => snapshots.find((snapshot) => snapshot.id === id)?.status,
    );
    expect(states).toEqual(["CREATING", "CREATING", "AVAILABLE"]);
    const made = (await dws.listSnapshots()).snapshots?.find((snapshot) => snapshot.id === id);
    expect(made).toMatchObject({ name: "nightly-1", cluster_id: cluster, status: "AVAILABLE" });
    expect(pages.map(({ backups }) => backups.length)).toEqual([10, 10, 5]);
    expect(pages.flatMap(({ backups }) => backups)).toEqual(seed.backups);
  } finally {
    await sandbox.close();
  }
}
