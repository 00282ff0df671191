// The links of the sandbox to the files of backups.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { accessKeyCredentials, createDdsClient, type DdsClient } from "../../src/index.js";
import { ManualClock, startSandbox, type Sandbox } from "../../src/sandbox.js";

const clock = new ManualClock(Date.parse("2026-11-29T00:00:00Z"));
const times = { begin_time: "2026-11-28 00:00:00", end_time: "2026-11-28 01:00:00" };
const common = {
  ...times,
  datastore: { type: "DDS-Community", version: "4.0" },
  type: "Manual",
  status: "COMPLETED",
  size: 101,
  description: "",
};
let sandbox: Sandbox;
let dds: DdsClient;
beforeEach(async () => {
  sandbox = await startSandbox({
    clock,
    seed: {
      clusters: [],
      snapshots: [],
      instances: [
        { id: "replica", name: "orders", mode: "ReplicaSet" },
        { id: "cluster", name: "events", mode: "Sharding" },
      ],
      backups: [
        { ...common, id: "b-1", name: "b-1", instance_id: "replica", instance_name: "orders" },
        { ...common, id: "b-2", name: "b-2", instance_id: "cluster", instance_name: "events" },
        {
          ...common,
          ...{ id: "b-3", name: "b-3", instance_id: "replica", instance_name: "orders" },
          status: "FAILED",
        },
      ],
    },
  });
  dds = createDdsClient({
    endpoint: sandbox.url,
    projectId: sandbox.account.projectId,
    credentials: accessKeyCredentials(sandbox.account),
    retry: false,
  });
});
afterEach(() => sandbox.close());

const filesOf = async (instance_id: string, backup_id: string) =>
  (await dds.showBackupDownloadLink({ instance_id, backup_id })).files ?? [];
const link = async () => (await filesOf("replica", "b-1"))[0]?.download_link ?? "";
const bytesOf = async (url: string, headers: Record<string, string> = {}) =>
  Buffer.from(await (await fetch(url, { headers })).arrayBuffer());
const size = 101 * 1024;

test("a link serves the file without credentials, with the size that it states", async () => {
  const [file] = await filesOf("replica", "b-1");
  expect(file).toMatchObject({
    name: "b-1.bin",
    size: 101,
    link_expired_time: "2026-11-29T00:15:00+0000",
  });
  const response = await fetch(file?.download_link ?? "");
  expect([response.status, response.headers.get("content-length")]).toEqual([200, String(size)]);
  const content = Buffer.from(await response.arrayBuffer());
  expect(content).toHaveLength(size);
  expect(new Set(content).size).toBe(256);
  // The content follows from the name of the file.
  expect((await bytesOf(await link())).equals(content)).toBe(true);
});

test("a backup of a cluster has a file for each shard, with different content", async () => {
  const files = await filesOf("cluster", "b-2");
  expect(files.map((file) => file.size)).toEqual([51, 50]);
  expect(files.map((file) => file.name)).toEqual(["b-2_shard_1.bin", "b-2_shard_2.bin"]);
  const [first, second] = await Promise.all(
    files.map(({ download_link = "" }) => bytesOf(download_link)),
  );
  expect([first?.length, second?.length]).toEqual([51 * 1024, 50 * 1024]);
  expect(first?.subarray(0, 1024).equals(second?.subarray(0, 1024) ?? Buffer.of())).toBe(false);
});

test.each<[range: string, start: number, end: number]>([
  ["bytes=0-0", 0, 0],
  ["bytes=70001-70100", 70_001, 70_100],
  ["bytes=100000-", 100_000, size - 1],
  ["bytes=100000-999999999", 100_000, size - 1],
  ["bytes=-17", size - 17, size - 1],
  ["bytes=-999999999", 0, size - 1],
])("the range %s is served", async (range, start, end) => {
  const url = await link();
  const whole = await bytesOf(url);
  const response = await fetch(url, { headers: { range } });
  expect([response.status, response.headers.get("content-range")]).toEqual([
    206,
    `bytes ${start}-${end}/${size}`,
  ]);
  const part = Buffer.from(await response.arrayBuffer());
  expect(part.equals(whole.subarray(start, end + 1))).toBe(true);
});

test.each<[range: string, status: number]>([
  [`bytes=${size}-`, 416],
  ["bytes=-0", 416],
  ["bytes=5-4", 200],
  ["bytes=0-1,5-6", 200],
  ["lines=1-2", 200],
  ["bytes=-", 200],
  ["bytes=5", 200],
  ["any bytes=1-2", 200],
  ["bytes=5-5", 206],
])("the response to the range %s has status %d", async (range, status) => {
  const response = await fetch(await link(), { headers: { range } });
  await response.arrayBuffer();
  expect(response.status).toBe(status);
});

test.each<[tag: (own: string) => string, status: number]>([
  [(own) => own, 206],
  [() => '"another"', 200],
])("a range depends on If-Range", async (tag, status) => {
  const url = await link();
  const own = (await fetch(url, { method: "HEAD" })).headers.get("etag") ?? "";
  const response = await fetch(url, { headers: { range: "bytes=1-", "if-range": tag(own) } });
  await response.arrayBuffer();
  expect(response.status).toBe(status);
});

test("a link expires after 15 minutes", async () => {
  const url = await link();
  clock.advance(899_999);
  expect((await fetch(url, { method: "HEAD" })).status).toBe(200);
  clock.advance(1);
  const expired = await fetch(url);
  expect(expired.headers.get("content-type")).toBe("application/xml");
  expect([expired.status, await expired.text()]).toEqual([
    403,
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>The link has expired.</Message></Error>',
  ]);
});

const wrongSignature =
  "<Code>SignatureDoesNotMatch</Code><Message>The signature of the link is wrong.</Message>";
test.each<[what: string, change: (url: string) => string, status: number, error: string]>([
  ["another time", (url) => url.replace(/Expires=\d/, "Expires=9"), 403, wrongSignature],
  ["no signature", (url) => url.replace(/&.*/, ""), 403, wrongSignature],
  [
    "another file",
    (url) => url.replace("b-1.bin", "b-4.bin"),
    404,
    "<Code>NoSuchKey</Code><Message>The file does not exist.</Message>",
  ],
])("a link with %s is rejected", async (_, change, status, error) => {
  const response = await fetch(change(await link()));
  expect([response.status, await response.text()]).toEqual([
    status,
    expect.stringContaining(error),
  ]);
});

test("a file is read with GET only, and states its type and that it has ranges", async () => {
  const url = await link();
  const { headers } = await fetch(url, { method: "HEAD" });
  expect([headers.get("content-type"), headers.get("accept-ranges")]).toEqual([
    "application/octet-stream",
    "bytes",
  ]);
  expect((await fetch(url, { method: "POST" })).status).toBe(404);
  const none = await fetch(url, { headers: { range: `bytes=${size}-` } });
  expect([none.headers.get("content-range"), await none.text()]).toEqual([
    `bytes */${size}`,
    expect.stringContaining("<Code>InvalidRange</Code><Message>The file has no such range."),
  ]);
});

test("faults apply to the download: the connection can break within the file", async () => {
  const url = await link();
  sandbox.fail({ operation: "downloadFile", status: 503 });
  expect((await fetch(url)).status).toBe(503);
  sandbox.fail({ operation: "downloadFile", reset: "within" });
  const reader = (await fetch(url)).body?.getReader();
  let received = 0;
  const read = async (): Promise<void> => {
    for (let part = await reader?.read(); part?.value; part = await reader?.read())
      received += part.value.length;
  };
  await expect(read()).rejects.toThrow();
  expect(received).toBe(size / 2);
});

test.each<[what: string, instance_id: string, backup_id: string, code: string, reason: string]>([
  ["that does not exist", "replica", "none", "DBS.201214", "The backup does not exist."],
  ["of another instance", "cluster", "b-1", "DBS.201214", "The backup does not exist."],
  ["that failed", "replica", "b-3", "DBS.200001", "The backup is not complete."],
])("a backup %s has no link", async (_, instance_id, backup_id, code, reason) => {
  await expect(filesOf(instance_id, backup_id)).rejects.toMatchObject({
    ...{ status: 400, code, reason },
  });
});
