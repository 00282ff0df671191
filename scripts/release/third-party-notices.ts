import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../build/project.js";
import { StepError } from "../build/step.js";

/**
 * The packages of which code is shipped within this one. Only the validators have such code, ajv's helpers, and esbuild
 * notes above each piece where it is from; the bundler of the doors takes in no package at all, and fails over one it meets.
 */
export function bundledPackages(folder: string): string[] {
  const modules = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /validators[/\\]\w+\.ts$/.test(name),
  );
  const origins = modules.flatMap((name) => [
    ...readFileSync(join(folder, name), "utf8").matchAll(
      /\/\/ .*node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g,
    ),
  ]);
  return [...new Set(origins.map(([, name = ""]) => name))].sort();
}

/** What their licences demand to be shipped beside the code: the name of each package, and its licence word for word. */
export function thirdPartyNotices(packages: readonly string[]): string {
  const head =
    "This package contains code of others, in dist/lib/validators/. It stands under the licences below.\n";
  return [head, ...packages.map(notice)].join(`\n${"-".repeat(80)}\n\n`);
}

function notice(name: string): string {
  const folder = inProject("node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    version: string;
    license?: string;
  };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  if (!file)
    throw new StepError(
      `Code of ${name} is shipped, and node_modules/${name} has no licence text for dist/lib/THIRD-PARTY-NOTICES.txt.`,
    );
  return `${name} ${version} (${license ?? "licence below"}), https://www.npmjs.com/package/${name}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
