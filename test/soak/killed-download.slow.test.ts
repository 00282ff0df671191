// A download that is killed at each of its requests and within a file, and run again, leaves the same files and no other.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { startSandbox } from "../../src/sandbox.js";

/** Runs the download in a process, which kills itself at an event; returns its signal, or null for a success. */
async function run(url: string, token: string, folder: string, killAt: string) {
  const program = `
    import { createDdsClient, tokenCredentials } from "./src/index.js";
    import { downloadBackup } from "./src/download.js";
    const [endpoint, token, to, killAt] = process.argv.slice(1);
    const reach = (event) => { if (event === killAt) process.kill(process.pid, "SIGKILL"); };
    let requests = 0;
    const fetch = async (url, init) => {
      const number = ++requests;
      reach("before " + number);
      const response = await globalThis.fetch(url, init);
      reach("after " + number);
      return response;
    };
    const dds = createDdsClient({ endpoint, projectId: "89cd04f168b84af6be287f71730fdb4b", credentials: tokenCredentials(token), fetch });
    const onProgress = ({ name, receivedBytes }) => { if (receivedBytes > 60_000) reach("within " + name.at(-5)); };
    await downloadBackup(dds, { backup_id: "b", to }, { onProgress });`;
  const args = ["--import", "tsx", "--input-type=module", "--eval", program];
  const child = spawn(process.execPath, [...args, url, token, folder, killAt], {
    cwd: inProject(),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
  return code === 0 ? null : (signal ?? `exit ${code}`);
}

const contentOf = (folder: string): (readonly [string, string])[] =>
  readdirSync(folder)
    .sort()
    .map((name) => [name, readFileSync(join(folder, name)).toString("base64")]);

test("a download that is killed at each request, and run again, leaves the same files", async () => {
  const backup = {
    ...{ id: "b", name: "b", instance_id: "i", instance_name: "i", size: 301, description: "" },
    ...{ begin_time: "2026-11-28 00:00:00", end_time: "2026-11-28 01:00:00", type: "Manual" },
    ...{ datastore: { type: "DDS-Community", version: "4.0" }, status: "COMPLETED" },
  };
  const instances = [{ id: "i", name: "i", mode: "Sharding" }];
  const seed = { clusters: [], snapshots: [], instances, backups: [backup] };
  const sandbox = await startSandbox({ seed });
  const root = mkdtempSync(join(tmpdir(), "killed-"));
  const token = sandbox.issueToken();
  try {
    const whole = join(root, "whole");
    expect(await run(sandbox.url, token, whole, "never")).toBeNull();
    expect(readdirSync(whole).map((name) => statSync(join(whole, name)).size)).toEqual([
      151 * 1024,
      150 * 1024,
    ]);
    const requests = [1, 2, 3, 4].flatMap((number) => [`before ${number}`, `after ${number}`]);
    for (const killAt of [...requests, "within 1", "within 2"]) {
      const folder = join(root, killAt);
      expect([killAt, await run(sandbox.url, token, folder, killAt)]).toEqual([killAt, "SIGKILL"]);
      expect([killAt, await run(sandbox.url, token, folder, "never")]).toEqual([killAt, null]);
      expect([killAt, contentOf(folder)]).toEqual([killAt, contentOf(whole)]);
    }
  } finally {
    await sandbox.close();
    rmSync(root, { recursive: true, force: true });
  }
});
