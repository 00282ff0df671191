// npm run check:generated: builds cold, and fails when a committed file of generated/ differs. Without a cold build, the
// output of an earlier one could hide a difference.
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
  console.log("generated/ is up to date.");
} else {
  console.error(
    `generated/ was out of date: commit the files that this build has written.\n${changes}`,
  );
  process.exitCode = 1;
}
