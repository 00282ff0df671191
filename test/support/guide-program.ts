import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { inProject } from "../../scripts/build/project.js";
import type { Sandbox } from "../../src/sandbox.js";
import { blocksOf, readGuides } from "./guides.js";

/** Runs the first program of a guide against a sandbox, with the variables that the sandbox prints; returns what it prints. */
export async function runGuideProgram(
  guide: string,
  { url, account }: Sandbox,
  args: readonly string[] = [],
): Promise<string> {
  const { text = "" } = readGuides().find(({ file }) => file === guide) ?? {};
  const [program] = blocksOf(text, "ts");
  if (program === undefined) throw new Error(`The guide ${guide} has no program.`);
  const folder = inProject("build/guides");
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${guide}.ts`;
  const source = program.replace(/"huaweicloud-dws-dds(\/\w+)?"/g, (_, path = "/index") =>
    JSON.stringify(`../../src${path}.js`),
  );
  writeFileSync(file, source);
  const env = {
    PATH: process.env["PATH"],
    HUAWEICLOUD_DWS_ENDPOINT: url,
    HUAWEICLOUD_DDS_ENDPOINT: url,
    HUAWEICLOUD_SDK_AK: account.accessKeyId,
    HUAWEICLOUD_SDK_SK: account.secretAccessKey,
    HUAWEICLOUD_SDK_PROJECT_ID: account.projectId,
  };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", file, ...args],
    { cwd: inProject(), env },
  );
  return stdout;
}
