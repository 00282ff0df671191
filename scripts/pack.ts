// The tarball that npm would publish.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { inProject, projectFolder } from "./lib/project.js";
import { runStep } from "./lib/step.js";

await runStep("pack", () => {
  mkdirSync(inProject("dist"), { recursive: true });
  for (const name of readdirSync(inProject("dist")).filter((entry) => entry.endsWith(".tgz"))) rmSync(inProject("dist", name));
  // On Windows npm is a batch file, which only a shell can start; no argument here comes from outside.
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", "dist"], {
    cwd: projectFolder,
    stdio: "pipe",
    shell: process.platform === "win32",
  });
  const { name, version } = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as { name: string; version: string };
  const tarball = `dist/${name}-${version}.tgz`;
  return { wrote: [tarball], figures: { tarballBytes: readFileSync(inProject(tarball)).length } };
});
