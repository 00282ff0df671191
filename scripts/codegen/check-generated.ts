// Checks that generated/ is up to date: builds without earlier output, and compares with what is committed.
import { execFileSync, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { inProject, projectFolder } from "../build/project.js";

for (const folder of [".wireit", "build", "dist"])
  rmSync(inProject(folder), { recursive: true, force: true });
const { status } = spawnSync(process.execPath, ["--import", "tsx", "scripts/build.ts"], {
  cwd: projectFolder,
  stdio: "inherit",
});
if (status !== 0) process.exit(1);

const changes = execFileSync("git", ["status", "--porcelain", "--", "generated"], {
  cwd: projectFolder,
  encoding: "utf8",
});
if (changes === "") {
  console.log("generated/ is what spec/ says.");
} else {
  console.error(`generated/ was stale; commit what this build has written:\n${changes}`);
  process.exitCode = 1;
}
