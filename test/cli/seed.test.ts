import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { recordedSeed } from "../../src/sandbox.js";
import { command } from "../support/command.js";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "seed-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function seedFile(content: unknown): string {
  const file = join(folder, "seed.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

/** Starts a sandbox with a seed, and ends it when it is ready. */
const start = (file: string, input = "") =>
  command(["sandbox", "--port", "0", "--seed", file], { until: "Ctrl-C stops it", input });

const id = "00000000-1111-2222-3333-444444444444";

test("a seed is loaded from the standard input, with a warning for an undocumented value", async () => {
  const snapshots = [{ id: "s-1", name: "from-a-file", cluster_id: id, status: "ARCHIVED" }];
  const seed = JSON.stringify({ clusters: [{ id, name: "mine" }], snapshots });
  const { exitCode, stdout, stderr } = await start("-", seed);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`"cluster_id":"${id}"`);
  expect(stderr).toMatch(
    /^Warning: - at \/snapshots\/0\/status: .*"ARCHIVED".* It is loaded unchanged\.\n$/,
  );
});

test.each(["/dev/zero", "large.json"])("a seed in %s is too large", async (name) => {
  const path = resolve(folder, name);
  if (name === "large.json") {
    writeFileSync(path, "");
    truncateSync(path, 40 * 1024 * 1024);
  }
  expect(await start(path)).toEqual({
    ...{ exitCode: 2, stdout: "" },
    stderr: `${path} cannot be read: it is larger than 32 MB.\n`,
  });
});

const { clusters, snapshots } = recordedSeed();
test.each<readonly [string, () => string, string]>([
  [
    "an unknown cluster",
    () =>
      seedFile({ clusters, snapshots: snapshots.map((each) => ({ ...each, cluster_id: "c" })) }),
    ' at /snapshots/0/cluster_id: The seed contains no cluster "c". (and 1 more)',
  ],
  ["no JSON", () => seedFile('{\n  "clusters": [\n}'), " is not JSON: Unexpected token."],
  ["no file", () => join(folder, "none"), " cannot be read: the file does not exist."],
  ["a folder", () => folder, " cannot be read: it is a folder."],
])("a seed of %s is rejected with one line that contains its name", async (_, make, message) => {
  const file = make();
  expect(await start(file)).toEqual({ exitCode: 2, stdout: "", stderr: `${file}${message}\n` });
});
