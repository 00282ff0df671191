import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startCommandSandbox } from "../support/command.js";

let cloud: Awaited<ReturnType<typeof startCommandSandbox>>;
let folder: string;
beforeAll(async () => {
  cloud = await startCommandSandbox();
  folder = mkdtempSync(join(tmpdir(), "download-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await cloud.close();
});

const id = "43e4feaab48f11e89039fa163ebaa7e4br01";
const files = [`${id}_shard_1.bin`, `${id}_shard_2.bin`];

test("backup download writes the files, with a line for each elsewhere than on a terminal", async () => {
  const { exitCode, stdout, stderr } = await cloud.run(
    `backup download --backup backup-test --to ${folder}/all`,
  );
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual([
    { name: files[0], path: join(folder, "all", files[0] ?? ""), bytes: 1_435_648 },
    { name: files[1], path: join(folder, "all", files[1] ?? ""), bytes: 1_434_624 },
  ]);
  expect(stderr.replaceAll(/\(\d s\)/g, "")).toBe(
    files.map((name) => `${name}: download started \n`).join(""),
  );
  expect(readdirSync(join(folder, "all"))).toEqual(files);
});

test("backup download draws a bar in percent of the bytes on a terminal", async () => {
  const { stdout, stderr } = await cloud.run(
    `backup download --backup ${id} --to ${folder}/drawn`,
    {
      columns: 120,
    },
  );
  expect(stdout).toMatch(/^NAME +BYTES/);
  expect(stderr).toContain(`[====================] ${files[1]}: 1.4 MiB, 100 % (`);
});

test("an interrupted backup download leaves no incomplete file, and says what the same command does", async () => {
  const controller = new AbortController();
  const outcome = await cloud.run(`backup download --backup backup-test --to ${folder}/stopped`, {
    signal: controller.signal,
    fetch: (url, init) => {
      if (url.includes("shard_2")) controller.abort();
      return globalThis.fetch(url, init);
    },
  });
  expect(outcome).toMatchObject({ exitCode: 130, stdout: "" });
  expect(outcome.stderr).toMatch(
    /\nInterrupted\. The same command downloads all files of the backup again\.\n$/,
  );
  expect(readdirSync(join(folder, "stopped"))).toEqual(files.slice(0, 1));
});

test("backup download says why it cannot write", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  const { exitCode, stderr } = await cloud.run(`backup download --backup backup-test --to ${file}`);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr: expect.stringMatching(/EEXIST: file already exists, mkdir [^\n]+\n$/),
  });
});
