import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import type { Sandbox } from "../../src/sandbox.js";
import { command, variablesOf } from "./command.js";
import { useFastDelays } from "./fast-delays.js";
import type { Run } from "./run-program.js";

/** The languages of the recipes: the names of the blocks in the guides, and the files in test/recipes/. */
const recipeFiles = {
  ts: "program.ts",
  sh: "commands.sh",
  python: "program.py",
  go: "program.go",
} as const;

export type RecipeLanguage = keyof typeof recipeFiles;

/** The languages that a recipe has. */
export function recipeLanguages(recipe: string): RecipeLanguage[] {
  return (["ts", "sh", "python", "go"] as const).filter((language) =>
    existsSync(recipeFile(recipe, language)),
  );
}

/** Today, in UTC. */
export const today = new Date().toISOString().slice(0, 10);

/** The path of a program of a recipe. */
export function recipeFile(recipe: string, language: RecipeLanguage): string {
  return inProject("test/recipes", recipe, recipeFiles[language]);
}

/** The variables of the programs with a generated client, beside those of the clients of this package. */
export function recipeVariables(sandbox: Sandbox): Record<string, string> {
  return {
    OS_TOKEN: sandbox.issueToken(),
    OS_PROJECT_ID: sandbox.account.projectId,
    POLL_SECONDS: "0.1",
    POLL: "100ms",
  };
}

const lines = (text: string): string[] => text.split("\n").filter((line) => line !== "");

/** The arguments of each call of hwbackup in the commands of a recipe, as a shell expands them. */
function callsOf(recipe: string, variables: Readonly<Record<string, string>>): string[][] {
  const script = `hwbackup() { printf '%s\\n' "$@" . >&2; }; . "${recipeFile(recipe, "sh")}"`;
  const { status, stderr } = spawnSync("sh", ["-euc", script], {
    env: { PATH: process.env["PATH"], ...variables },
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr });
  return stderr
    .split("\n.\n")
    .filter((call) => call !== "")
    .map((call) => call.split("\n"));
}

/** Runs the commands of a recipe in this process, one after the other, until one fails. */
export async function runRecipeCommands(
  recipe: string,
  sandbox: Sandbox,
  variables: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const environment = { ...variablesOf(sandbox), ...variables };
  const run = { output: [] as string[], errors: [] as string[], exitCode: 0 };
  const folder = process.cwd();
  const stop = useFastDelays();
  try {
    process.chdir(join(recipeFile(recipe, "sh"), ".."));
    for (const args of callsOf(recipe, variables)) {
      const { stdout, stderr, exitCode } = await command(args, { environment });
      run.output.push(...lines(stdout));
      run.errors.push(...lines(stderr));
      run.exitCode = exitCode;
      if (exitCode !== 0) break;
    }
    return run;
  } finally {
    stop();
    process.chdir(folder);
  }
}

/** The program of a recipe as a guide shows it. */
export function shownProgram(recipe: string, language: RecipeLanguage): string {
  return readFileSync(recipeFile(recipe, language), "utf8").replaceAll(
    /"\.\.\/\.\.\/\.\.\/src\/(\w+)\.js"/g,
    (_, name: string) => `"huaweicloud-dws-dds${name === "index" ? "" : `/${name}`}"`,
  );
}
