import { createDdsClient, createDwsClient, optionsFromEnvironment } from "../../src/index.js";
import type { DdsClient, DwsClient } from "../../src/index.js";
import { startSandbox, type Sandbox, type SandboxOptions } from "../../src/sandbox.js";
import { variablesOf } from "../support/command.js";
import type { RecipeLanguage } from "../support/recipes.js";
import type { Run } from "../support/run-program.js";

/** What is known after the runs of a recipe. */
export interface Outcome {
  readonly language: RecipeLanguage;
  readonly runs: readonly Run[];
  /** The operations that the runs have called. */
  readonly requests: readonly string[];
  readonly dws: DwsClient;
  readonly dds: DdsClient;
}

/** A recipe of guides/how-to/ or a part of one, the sandbox that it is run against, and what must be true then. */
export interface Recipe {
  /** The name of the folder with its programs. */
  readonly name: string;
  /** The name of its guide, if it is not that of the folder. */
  readonly guide?: string;
  readonly seed: SandboxOptions["seed"];
  /** The arguments of its programs, but not of its commands, which contain theirs. */
  readonly args: readonly string[];
  /** Variables that it needs beside those of a client. */
  readonly variables?: () => Readonly<Record<string, string>>;
  /** How often it is run: each run must succeed. */
  readonly runs: number;
  /** The exit codes of success; 0 by default. */
  readonly exitCodes?: readonly number[];
  verify(outcome: Outcome): Promise<void> | void;
}

/** Runs a recipe in a language against a sandbox, and verifies the outcome. */
export async function expectRecipe(
  recipe: Recipe,
  language: RecipeLanguage,
  run: (sandbox: Sandbox, variables: Readonly<Record<string, string>>) => Promise<Run>,
): Promise<void> {
  const requests: string[] = [];
  const sandbox = await startSandbox({
    creationMs: 50,
    seed: recipe.seed,
    onRequest: ({ operation }) => void requests.push(operation),
  });
  try {
    const variables = variablesOf(sandbox);
    const dws = createDwsClient(optionsFromEnvironment("dws", variables));
    const dds = createDdsClient(optionsFromEnvironment("dds", variables));
    const runs: Run[] = [];
    while (runs.length < recipe.runs) runs.push(await run(sandbox, recipe.variables?.() ?? {}));
    const { exitCodes = [0] } = recipe;
    for (const { exitCode, errors } of runs)
      if (!exitCodes.includes(exitCode)) throw new Error(`${exitCode}: ${errors.join("\n")}`);
    await recipe.verify({ language, runs, requests: [...requests], dws, dds });
  } finally {
    await sandbox.close();
  }
}
