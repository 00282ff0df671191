import { expect } from "@jest/globals";
import { accessKeyCredentials, createDwsClient, type DwsClient } from "../../src/index.js";
import {
  ManualClock,
  recordedSeed,
  startSandbox,
  type Sandbox,
  type SandboxOptions,
} from "../../src/sandbox.js";
import { tokenOf } from "../support/sandbox-calls.js";
import { runCommand, type Command, type CommandOptions } from "./run-command.js";

/** A call of a generated client, with the parameters by their names. */
export interface Call {
  readonly service: string;
  readonly operation: string;
  /** In the order of the path. */
  readonly path: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

interface SnapshotList {
  readonly snapshots: readonly { readonly id: string; readonly status: string }[];
}

/** All responses that the program received. */
interface JobOutput {
  readonly listed: SnapshotList;
  readonly created: { readonly snapshot: { readonly id: string } };
  readonly polls: readonly SnapshotList[];
  readonly pages: readonly { readonly backups: readonly unknown[]; readonly total_count: number }[];
}

/** 25 backups, the latest first: two pages of ten, and one of five. */
function manyBackups() {
  const [backup] = recordedSeed().backups;
  if (!backup) throw new Error("No backup is recorded.");
  return Array.from({ length: 25 }, (_, index) => ({
    ...backup,
    id: `backup-${index}`,
    begin_time: `2026-11-${String(25 - index).padStart(2, "0")} 01:00:00`,
    description: "每日 – äöü", // A program must not read or write in the encoding of the machine.
  }));
}

/** Starts a sandbox with {@link manyBackups}, and a client of it. */
async function withSandbox(
  options: SandboxOptions,
  use: (
    sandbox: Sandbox,
    dws: DwsClient,
    seed: ReturnType<typeof recordedSeed>,
    cluster: string,
  ) => Promise<void>,
): Promise<void> {
  const seed = { ...recordedSeed(), backups: manyBackups() };
  const sandbox = await startSandbox({ ...options, seed });
  try {
    const { url, account } = sandbox;
    const credentials = accessKeyCredentials(account);
    const dws = createDwsClient({ endpoint: url, projectId: account.projectId, credentials });
    await use(sandbox, dws, seed, seed.clusters[0]?.id ?? "");
  } finally {
    await sandbox.close();
  }
}

/**
 * Runs a program that requests a token from a sandbox, lists the snapshots, creates one, polls a list until it is AVAILABLE
 * and pages through the backups, and compares its responses with the data of the sandbox.
 *
 * @param poll - The list that it polls.
 */
export async function expectNightlyJob(
  job: Command,
  options: CommandOptions,
  poll: "listSnapshots" | "listClusterSnapshots",
): Promise<void> {
  const clock = new ManualClock();
  const requests: string[] = [];
  const onRequest: SandboxOptions["onRequest"] = ({ operation, status }) => {
    requests.push(`${status} ${operation}`);
    // Each poll finds the snapshot more complete, whatever the speed of the machine.
    if (operation === poll) clock.advance(5000);
  };
  await withSandbox(
    { clock, creationMs: 10_000, onRequest },
    async (sandbox, dws, seed, cluster) => {
      const before = await dws.listSnapshots();
      requests.splice(0);

      const { url, authUrl, account } = sandbox;
      const environment = {
        ...options.environment,
        OS_AUTH_URL: authUrl,
        OS_USERNAME: account.username,
        OS_PASSWORD: account.password,
        OS_USER_DOMAIN_NAME: account.domainName,
        OS_PROJECT_ID: account.projectId,
      };
      const command = { ...job, args: [...job.args, url, cluster, "nightly-1"] };
      const output = await runCommand(command, { ...options, environment });
      const { listed, created, polls, pages } = JSON.parse(output) as JobOutput;

      expect(requests).toEqual([
        "201 createToken",
        "200 listSnapshots",
        "200 createSnapshot",
        ...Array<string>(3).fill(`200 ${poll}`),
        ...Array<string>(3).fill("200 listBackups"),
      ]);
      expect(listed).toEqual(before);
      const { id } = created.snapshot;
      const states = polls.map(({ snapshots }) => snapshots.find((one) => one.id === id)?.status);
      expect(states).toEqual(["CREATING", "CREATING", "AVAILABLE"]);
      const snapshot = (await dws.listSnapshots()).snapshots?.find((one) => one.id === id);
      expect(snapshot).toMatchObject({
        name: "nightly-1",
        cluster_id: cluster,
        status: "AVAILABLE",
      });
      expect(pages.map(({ backups }) => backups.length)).toEqual([10, 10, 5]);
      expect(pages.flatMap(({ backups }) => backups)).toEqual(seed.backups);
    },
  );
}

/** Lists, creates and pages with a generated client at a sandbox, and compares the outcomes with the data of the sandbox. */
export async function expectListCreateAndPage(
  makeCalls: (server: string, token: string, calls: readonly Call[]) => Promise<unknown[]>,
): Promise<void> {
  await withSandbox({ creationMs: 600_000 }, async (sandbox, dws, seed, cluster_id) => {
    const description = "每月 – äöü";
    const before = await dws.listSnapshots();
    const path = { project_id: sandbox.account.projectId };
    const body = { snapshot: { name: "nightly-1", cluster_id, description } };
    const [listed, created, ...pages] = await makeCalls(sandbox.url, await tokenOf(sandbox), [
      { service: "dws", operation: "listSnapshots", path, query: {} },
      { service: "dws", operation: "createSnapshot", path, query: {}, body },
      ...[0, 10, 20].map((offset) => ({
        service: "dds",
        operation: "listBackups",
        path,
        query: { offset, limit: 10 },
      })),
    ]);
    expect(listed).toEqual({ response: before });
    const snapshot = (await dws.listSnapshots()).snapshots?.find(
      ({ name }) => name === "nightly-1",
    );
    expect(snapshot).toMatchObject({ cluster_id, status: "CREATING", description });
    expect(created).toEqual({ response: { snapshot: { id: snapshot?.id } } });
    const expected = [0, 10, 20].map((offset) => seed.backups.slice(offset, offset + 10));
    expect(pages).toEqual(
      expected.map((backups) => ({ response: { backups, total_count: seed.backups.length } })),
    );
  });
}
