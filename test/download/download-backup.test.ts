// Downloads from the sandbox over real connections.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { downloadBackup, type DownloadOptions } from "../../src/download.js";
import { accessKeyCredentials, createDdsClient, type DdsClient } from "../../src/index.js";
import { ManualClock, startSandbox, type Sandbox } from "../../src/sandbox.js";
import { runGuideProgram } from "../support/run-program.js";

const sizes = { replica: 301, cluster: 201 };
const common = {
  begin_time: "2026-11-28 00:00:00",
  end_time: "2026-11-28 01:00:00",
  datastore: { type: "DDS-Community", version: "4.0" },
  type: "Manual",
  status: "COMPLETED",
  description: "",
};
const backups = Object.entries(sizes).map(([instance_id, size]) => ({
  ...common,
  ...{ id: `of-${instance_id}`, name: instance_id, instance_id, instance_name: instance_id, size },
}));
const instances = [
  { id: "replica", name: "replica", mode: "ReplicaSet" },
  { id: "cluster", name: "cluster", mode: "Sharding" },
];

let clock: ManualClock;
let sandbox: Sandbox;
let dds: DdsClient;
let folder: string;
/** The requests that are not for the service. */
let requests: { readonly url: string; readonly headers: Readonly<Record<string, string>> }[];
let onDownload: (() => void) | undefined;

beforeEach(async () => {
  clock = new ManualClock(Date.parse("2026-11-29T00:00:00Z"));
  requests = [];
  onDownload = undefined;
  folder = join(mkdtempSync(join(tmpdir(), "download-")), "backups");
  const seed = { clusters: [], snapshots: [], instances, backups };
  sandbox = await startSandbox({ clock, seed });
  dds = createDdsClient({
    endpoint: sandbox.url,
    projectId: sandbox.account.projectId,
    credentials: accessKeyCredentials(sandbox.account),
    headers: { "x-secret": "a-secret-header" },
    fetch: (url, init) => {
      if (!url.includes("/v3/")) {
        onDownload?.();
        requests.push({ url, headers: init.headers });
      }
      return fetch(url, init);
    },
  });
});
afterEach(async () => {
  await sandbox.close();
  rmSync(join(folder, ".."), { recursive: true });
});

const options: DownloadOptions = { retry: { maxAttempts: 4, baseDelayMs: 0 } };

/** The content of a file, which is fetched at once. */
async function expected(instance_id: string, index = 0): Promise<Buffer> {
  const backup_id = `of-${instance_id}`;
  const { files = [] } = await dds.showBackupDownloadLink({ instance_id, backup_id });
  return Buffer.from(await (await fetch(files[index]?.download_link ?? "")).arrayBuffer());
}

test("a backup is written to a folder, under its name and readable by its owner only", async () => {
  const files = await downloadBackup(dds, { backup_id: "of-replica", to: folder }, options);
  const path = join(folder, "of-replica.bin");
  expect(files).toEqual([{ name: "of-replica.bin", path, bytes: 301 * 1024 }]);
  expect(readdirSync(folder)).toEqual(["of-replica.bin"]);
  expect(readFileSync(path).equals(await expected("replica"))).toBe(true);
  expect(statSync(path).mode & 0o077).toBe(0);
});

test("the storage receives no header of the client", async () => {
  await downloadBackup(dds, { backup_id: "of-replica", to: folder }, options);
  expect(requests.map(({ headers }) => headers)).toEqual([{ "accept-encoding": "identity" }]);
});

test("the files of a cluster are written one after the other, with their progress", async () => {
  const last = new Map<string, unknown>();
  await downloadBackup(
    dds,
    { backup_id: "of-cluster", to: folder },
    { ...options, onProgress: ({ name, ...progress }) => last.set(name, progress) },
  );
  for (const [index, size] of [101, 100].entries()) {
    const name = `of-cluster_shard_${index + 1}.bin`;
    expect(readFileSync(join(folder, name)).equals(await expected("cluster", index))).toBe(true);
    const bytes = size * 1024;
    expect(last.get(name)).toEqual({ receivedBytes: bytes, totalBytes: bytes, attempts: 1 });
  }
});

test("a backup of one file is written to a stream, which ends", async () => {
  const to = new PassThrough();
  const [content] = await Promise.all([
    buffer(to),
    downloadBackup(dds, { backup_id: "of-replica", to }, options),
  ]);
  expect(content.equals(await expected("replica"))).toBe(true);
});

test.each([
  ["of-cluster", "The backup has 2 files: to must be a folder."],
  ["none", "Backup none is not listed: check its id."],
])("a stream for the backup %s is destroyed with the error", async (backup_id, message) => {
  const to = new PassThrough();
  await expect(downloadBackup(dds, { backup_id, to }, options)).rejects.toThrow(message);
  expect(to.destroyed).toBe(true);
});

test("a signal ends a download to a stream that accepts nothing more", async () => {
  const controller = new AbortController();
  const to = new Writable({ highWaterMark: 1, write: () => controller.abort("enough") });
  await expect(
    downloadBackup(dds, { backup_id: "of-replica", to }, { signal: controller.signal }),
  ).rejects.toMatchObject({
    name: "AbortError",
    message: "downloadBackup was aborted by its signal.",
    cause: "enough",
  });
  expect(to.destroyed).toBe(true);
});

describe("a download continues", () => {
  const complete = async () => {
    await downloadBackup(dds, { backup_id: "of-replica", to: folder }, options);
    expect(readdirSync(folder)).toEqual(["of-replica.bin"]);
    const content = readFileSync(join(folder, "of-replica.bin"));
    expect(content.equals(await expected("replica"))).toBe(true);
  };

  test("after a connection that broke within the file, with the rest of it", async () => {
    sandbox.fail({ operation: "downloadFile", reset: "within", times: 2 });
    await complete();
    expect(requests.map(({ headers }) => headers["range"])).toEqual([
      undefined,
      `bytes=${(301 * 1024) / 2}-`,
      expect.stringMatching(/^bytes=\d{6}-$/),
    ]);
    expect(requests[1]?.headers["if-range"]).toMatch(/^"\w+"$/);
  });

  test.each([
    ["an error of the storage", { status: 503 }],
    ["a connection without a response", { reset: "before" as const }],
  ])("after %s", async (_, fault) => {
    sandbox.fail({ operation: "downloadFile", ...fault, times: 2 });
    await complete();
    expect(requests).toHaveLength(3);
  });

  test("with a new link when its link has expired", async () => {
    onDownload = () => {
      onDownload = undefined;
      clock.advance(900_000);
    };
    await complete();
    expect(new Set(requests.map(({ url }) => url)).size).toBe(2);
  });

  test("after a part that a killed download has left", async () => {
    await downloadBackup(dds, { backup_id: "of-replica", to: folder }, options);
    writeFileSync(join(folder, "of-replica.bin.part"), "left");
    await complete();
  });
});

test("a link that is rejected although it is new ends the download, and leaves no file", async () => {
  onDownload = () => {
    clock.advance(900_000);
  };
  await expect(
    downloadBackup(dds, { backup_id: "of-replica", to: folder }, options),
  ).rejects.toMatchObject({ name: "ApiError", status: 403, code: "AccessDenied" });
  expect(requests).toHaveLength(2);
  expect(readdirSync(folder)).toEqual([]);
});

test("a signal ends the download, and leaves no file", async () => {
  const controller = new AbortController();
  const onProgress = () => controller.abort(new Error("enough"));
  const { signal } = controller;
  await expect(
    downloadBackup(
      dds,
      { backup_id: "of-replica", to: folder },
      { ...options, signal, onProgress },
    ),
  ).rejects.toMatchObject({ name: "AbortError", operation: "downloadBackup" });
  expect(readdirSync(folder)).toEqual([]);
});

test("two downloads of a backup to a folder leave one complete file", async () => {
  const download = () => downloadBackup(dds, { backup_id: "of-replica", to: folder }, options);
  const results = await Promise.allSettled([download(), download()]);
  expect(results.map(({ status }) => status)).toContain("fulfilled");
  expect(readdirSync(folder)).toEqual(["of-replica.bin"]);
  const content = readFileSync(join(folder, "of-replica.bin"));
  expect(content.equals(await expected("replica"))).toBe(true);
});

test("a backup is found by its id, also where the service ignores the filter", async () => {
  const listed: unknown[] = [];
  const client = {
    showBackupDownloadLink: dds.showBackupDownloadLink.bind(dds),
    listBackups: (...[input, call]: Parameters<DdsClient["listBackups"]>) => {
      listed.push(input);
      return dds.listBackups({}, call);
    },
  };
  for (const { id: backup_id } of backups)
    await downloadBackup(client, { backup_id, to: folder }, options);
  expect(listed).toEqual(backups.map(({ id: backup_id }) => ({ backup_id })));
  expect(readdirSync(folder)).toContain("of-replica.bin");
  expect(readdirSync(folder)).toContain("of-cluster_shard_1.bin");
});

test("a backup that is not listed is an error", async () => {
  await expect(downloadBackup(dds, { backup_id: "none", to: folder })).rejects.toThrow(
    "Backup none is not listed: check its id.",
  );
});

test.each([
  [undefined, "downloadBackup needs `backup_id`."],
  [{ to: "folder" }, "downloadBackup needs `backup_id`."],
  [{ backup_id: "b" }, "to must be a folder or a Writable."],
  [{ backup_id: "b", to: "" }, "to must be a folder or a Writable."],
  [{ backup_id: "b", to: {} }, "to must be a folder or a Writable."],
])("%j is rejected before anything is sent", async (backup, message) => {
  await expect(downloadBackup(dds, backup as never)).rejects.toThrow(message);
});

test("the program of the guide downloads a backup", async () => {
  const { output } = await runGuideProgram("downloading", sandbox, ["of-cluster", folder]);
  expect(output).toEqual([
    `${join(folder, "of-cluster_shard_1.bin")} 103424 bytes`,
    `${join(folder, "of-cluster_shard_2.bin")} 102400 bytes`,
  ]);
});
