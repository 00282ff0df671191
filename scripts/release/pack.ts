// The tarball that npm would publish, from a folder that has nothing in it but what users need.
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { publishedManifest, publishedReadme, readManifest } from "./package-manifest.js";
import { inProject, projectFolder } from "../build/project.js";
import { runStep } from "../build/step.js";

await runStep("pack", () => {
  const folder = inProject("build/package");
  rmSync(folder, { recursive: true, force: true });
  cpSync(inProject("dist/lib"), `${folder}/dist/lib`, { recursive: true });
  for (const name of ["LICENSE", "CHANGELOG.md"])
    copyFileSync(inProject(name), `${folder}/${name}`);
  const manifest = readManifest();
  const readme = readFileSync(inProject("README.md"), "utf8");
  writeFileSync(`${folder}/README.md`, publishedReadme(readme, manifest));
  writeFileSync(
    `${folder}/package.json`,
    `${JSON.stringify(publishedManifest(manifest), null, 2)}\n`,
  );

  mkdirSync(inProject("dist"), { recursive: true });
  for (const name of readdirSync(inProject("dist")).filter((entry) => entry.endsWith(".tgz")))
    rmSync(inProject("dist", name));
  // On Windows npm is a batch file, which only a shell can start; no argument here comes from outside.
  execFileSync(
    "npm",
    ["pack", "./build/package", "--ignore-scripts", "--silent", "--pack-destination", "dist"],
    {
      cwd: projectFolder,
      stdio: "pipe",
      shell: process.platform === "win32",
    },
  );
  const tarball = `dist/${manifest.name}-${manifest.version}.tgz`;
  return { wrote: [tarball], figures: { tarballBytes: readFileSync(inProject(tarball)).length } };
});
