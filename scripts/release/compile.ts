// Compiles src/ and generated/ to what is published, in dist/lib: modules, types, and the descriptions.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { inProject } from "../build/project.js";
import { runTool } from "../build/run-tool.js";
import { runStep, StepError } from "../build/step.js";
import { bundleDeclarations } from "./bundle-declarations.js";
import { bundleModules } from "./bundle-modules.js";
import { entryPoints } from "./package-manifest.js";

await runStep("compile", async () => {
  const [compiled, output] = [inProject("build/compiled"), inProject("dist/lib")];
  for (const folder of [compiled, output]) rmSync(folder, { recursive: true, force: true });
  const { status, stdout, stderr } = await runTool("@typescript/native/bin/tsc", [
    "--project",
    "tsconfig.build.json",
    "--pretty",
    "false",
  ]);
  if (status !== 0) throw new StepError(stdout.trim() || stderr.trim());
  await Promise.all([
    bundleModules(entryPoints(), compiled, output),
    bundleDeclarations(entryPoints(), compiled, output),
  ]);
  copyDescriptions(inProject("generated/openapi"), `${output}/generated/openapi`);
  copyFileSync(inProject("src/cli/command-output.json"), `${output}/command-output.json`);
  return { wrote: ["dist/lib/"] };
});

/**
 * Copies the descriptions of OpenAPI 3.0.3 as JSON without spaces. JSON is YAML, too: package.json maps the names of YAML
 * files to it. Those of OpenAPI 3.1 state the same facts and would double the size.
 */
function copyDescriptions(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((file) => /^\w+\.json$/.test(file))) {
    const description: unknown = JSON.parse(readFileSync(`${from}/${name}`, "utf8"));
    writeFileSync(`${to}/${name}`, `${JSON.stringify(description)}\n`);
  }
}
