import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import {
  createDdsClient,
  createDwsClient,
  credentialsFromEnvironment,
  optionsFromEnvironment,
} from "../../src/index.js";
import { readManifest } from "../../scripts/release/package-manifest.js";
import { bundleCli, type BundledCli } from "../support/bundled-cli.js";

let cli: BundledCli;
beforeAll(async () => {
  cli = await bundleCli();
}, 60_000);
afterAll(() => cli.remove());

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** Runs the command until it ends. */
function run(...args: readonly string[]): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli.file, ...args], {
    encoding: "utf8",
    timeout: 20_000,
  });
  return { status, stdout, stderr };
}

interface Started {
  readonly url: string;
  readonly readyAfterMs: number;
  /** Its output up to now. */
  readonly output: () => string;
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** Starts a sandbox, and waits until it is ready. */
async function start(...args: readonly string[]): Promise<Started> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [cli.file, "sandbox", "--port", "0", ...args]);
  running.push(child);
  const closed = new Promise<number | null>((resolve) => child.once("close", resolve));
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes("Ctrl-C")) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void closed.then(() => reject(new Error(`The command has ended: ${output}`)));
  });
  return {
    url: /http:\/\/\S+/.exec(output)?.[0] ?? "",
    readyAfterMs: performance.now() - startedAt,
    output: () => output,
    end: (signal) => {
      child.kill(signal);
      return closed;
    },
  };
}

describe("the command line", () => {
  test("prints its help for --help, and as an error without a command", () => {
    const help = run("--help");
    expect(help).toEqual({ status: 0, stdout: expect.stringContaining("sandbox"), stderr: "" });
    expect(run()).toEqual({ status: 2, stdout: "", stderr: help.stdout });
  });

  test("prints its version", () => {
    for (const args of [["--version"], ["--quiet", "--version"]])
      expect(run(...args)).toEqual({
        status: 0,
        stdout: `${readManifest().version}\n`,
        stderr: "",
      });
  });

  test.each([
    ["--help", "stdout", 1, "The output cannot be written (ENOSPC).\n"],
    ["none", "stderr", 2, ""],
  ])("has an exit code for %s when the disk of %s is full", (word, name, status, message) => {
    const full = openSync("/dev/full", "w");
    const stdio = (each: string) => (each === name ? full : "pipe");
    const outcome = spawnSync(process.execPath, [cli.file, word], {
      encoding: "utf8",
      stdio: ["ignore", stdio("stdout"), stdio("stderr")],
    });
    closeSync(full);
    expect(outcome).toMatchObject({ status, stderr: name === "stderr" ? null : message });
  });
});

describe("the command sandbox", () => {
  test("starts within a second", async () => {
    // Other tests share the machine: the fastest of a few starts is what the program can do.
    const times: number[] = [];
    while (times.length < 5 && !times.some((time) => time < 1000))
      times.push((await start()).readyAfterMs);
    expect(Math.min(...times)).toBeLessThan(1000);
  }, 30_000);

  test.each(["SIGINT", "SIGTERM"] as const)(
    "stops at %s without an error while a response is delayed",
    async (signal) => {
      const sandbox = await start();
      const fault = {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ delayMs: 3_600_000 }),
      };
      expect((await fetch(`${sandbox.url}/_sandbox/faults`, fault)).status).toBe(200);
      const waiting = fetch(`${sandbox.url}/v3/auth/tokens`, { method: "POST", body: "{}" }).catch(
        (error: unknown) => error,
      );
      // The server injects the fault as soon as it has read the request.
      await fetch(sandbox.url);
      expect(await sandbox.end(signal)).toBe(0);
      expect(await waiting).toMatchObject({ message: "fetch failed" });
      expect(sandbox.output()).not.toMatch(/\bat .*:\d+:\d+/);
    },
  );

  test("prints a line for each request, unless --quiet is given", async () => {
    const [verbose, quiet] = [await start(), await start("--quiet")];
    for (const { url } of [verbose, quiet]) await fetch(`${url}/v1.0/p/snapshots?a=1`);
    expect(await verbose.end("SIGINT")).toBe(0);
    expect(await quiet.end("SIGINT")).toBe(0);
    expect(verbose.output()).toMatch(
      /\n401 GET \/v1\.0\/p\/snapshots\?a=1 {2}listSnapshots {2}\d+(\.\d)? ms\n$/,
    );
    expect(quiet.output()).not.toMatch(/^401 /m);
  });

  test("warns when other machines can call it", async () => {
    const sandbox = await start("--host", "0.0.0.0");
    expect(sandbox.output()).toMatch(
      /^Warning: the sandbox listens on 0\.0\.0\.0\. Other machines can call it/m,
    );
    expect((await fetch(sandbox.url)).status).toBe(200);
    expect((await start()).output()).not.toContain("Warning");
  });

  test("prints variables that let a program call it, in each way", async () => {
    const sandbox = await start();
    const lines = sandbox.output().match(/^export .*$/gm) ?? [];
    const [ours = {}, openStack = {}] = lines.map((line): Readonly<Record<string, string>> =>
      Object.fromEntries(
        [...line.matchAll(/(\w+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]),
      ),
    );
    const dws = createDwsClient(optionsFromEnvironment("dws", ours));
    const dds = createDdsClient(optionsFromEnvironment("dds", ours));
    expect((await dws.listSnapshots()).count).toBeGreaterThan(0);
    expect((await dds.listBackups()).total_count).toBeGreaterThan(0);
    const credentials = credentialsFromEnvironment(openStack);
    const withToken = createDwsClient({ endpoint: sandbox.url, credentials });
    expect((await withToken.listSnapshots()).count).toBeGreaterThan(0);
    expect(openStack).toMatchObject({ OS_REGION_NAME: "eu-de" });
  });

  const hasCurl = process.platform !== "win32" && spawnSync("curl", ["--version"]).status === 0;
  if (!hasCurl)
    console.warn("There is no curl on this machine: the lines for a shell are not tested.");
  (hasCurl ? test : test.skip)(
    "prints lines for a shell that get a token, list the snapshots and create one (needs curl)",
    async () => {
      const sandbox = await start("--creation-ms", "0");
      const lines = sandbox.output().match(/^(TOKEN=|curl ).*$/gm) ?? [];
      expect(lines).toHaveLength(3);
      const printed = await new Promise<string>((resolve) => {
        const shell = spawn("sh", ["-c", [...lines, lines[1]].join("\n")]);
        let text = "";
        shell.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
        shell.once("close", () => resolve(text));
      });
      const [before, created, after] = printed
        .trim()
        .split("\n")
        .map(
          (line) =>
            JSON.parse(line) as {
              count?: number;
              snapshot?: { id: string };
              snapshots?: { id: string }[];
            },
        );
      expect(created?.snapshot?.id).toMatch(/^[0-9a-f-]{36}$/);
      expect(after?.count).toBe((before?.count ?? 0) + 1);
      expect(after?.snapshots?.[0]?.id).toBe(created?.snapshot?.id);
    },
  );

  test("ends at once at a signal while it reads its seed", async () => {
    const child = spawn(process.execPath, [cli.file, "sandbox", "--port", "0", "--seed", "-"]);
    running.push(child);
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdin.write("{");
    setTimeout(() => child.kill("SIGINT"), 800);
    const [exitCode] = (await once(child, "close")) as [number | null];
    expect({ exitCode, stderr }).toEqual({
      exitCode: 130,
      stderr: "Interrupted. Nothing was changed.\n",
    });
  });

  test("reads a seed from a pipe", async () => {
    const id = "00000000-1111-2222-3333-444444444444";
    const seed = JSON.stringify({ clusters: [{ id, name: "piped" }] });
    const command = `printf '%s' '${seed}' | "${process.execPath}" "${cli.file}" sandbox --port 0 --seed /dev/stdin`;
    const child = spawn("sh", ["-c", command], { detached: true });
    let output = "";
    await new Promise<void>((resolve) => {
      const read = (chunk: Buffer): void => {
        output += chunk.toString();
        if (output.includes("Ctrl-C")) resolve();
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
      child.once("close", () => resolve());
    });
    process.kill(-(child.pid ?? 0), "SIGKILL");
    expect(output).toContain(`"cluster_id":"${id}"`);
  });
});
