// The steps of "npm run generate" in one process, which a watcher keeps so that every tool is loaded once.
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { deriveDescriptions } from "../spec/derived-descriptions.js";
import { bundleDescriptions, lintSource } from "../spec/redocly.js";
import { stageChecksums } from "./checksums.js";
import type { BundleLinter } from "./lint-process.js";
import { inProject, stagingFolder } from "./project.js";
import { failureMessage, reportFindings, writeReport, type StepReport } from "./step.js";

/** How one run of the steps ended. */
export interface GenerateResult {
  /** What to print for each failure: findings by their place first. Empty when generated/ is up to date. */
  readonly failures: readonly string[];
  /** Whether the run changed a file of generated/. */
  readonly changed: boolean;
}

/** Lints, bundles, derives, verifies and generates code from spec/; writes generated/ only when every step has passed. */
export async function generate(linter: BundleLinter): Promise<GenerateResult> {
  const messages = new Map<string, string>();
  const figures: Record<string, number> = {};
  const run = async (
    step: string,
    work: () => StepReport | Promise<StepReport>,
  ): Promise<boolean> => {
    try {
      Object.assign(figures, (await work()).figures);
      return true;
    } catch (error) {
      messages.set(step, failureMessage(step, error));
      return false;
    }
  };

  rmSync(inProject(stagingFolder), { recursive: true, force: true });
  const isBundled =
    (await run("bundle", async () => ({ wrote: await bundleDescriptions() }))) &&
    (await run("derive", async () => ({ wrote: await deriveDescriptions() })));
  // First, since it runs in a process of its own.
  const bundlesLinted = isBundled && run("lint-bundles", () => linter.lint());
  const linted = run("lint-source", async () => reportFindings(await lintSource()));
  const { verifyBundles, unacceptedPassages, ...steps } = await loadGenerators();
  let passages: ReturnType<typeof verifyBundles>["passages"] = [];
  if (isBundled)
    await Promise.all([
      run("verification", () => {
        const verified = verifyBundles();
        ({ passages } = verified);
        return verified;
      }),
      run("client", steps.clientStep),
      run("error-index", steps.errorIndexStep),
      run("schemas", steps.schemasStep),
      run("questions", steps.questionsStep),
      run("types", steps.typesStep),
    ]);
  // Redocly's linter reports the place of what its bundler stops at.
  if (!(await linted)) messages.delete("bundle");
  await bundlesLinted;
  // What a check reports changes before somebody reads it.
  if (messages.size === 0)
    await run("accepted", () => reportFindings(unacceptedPassages(passages)));
  const failures = sortedLines(messages);
  if (failures.length > 0) return { failures, changed: false };
  stageChecksums();
  writeReport("generate", { figures });
  return { failures, changed: publish() };
}

async function loadGenerators() {
  const modules = await Promise.all([
    import("../verify/verification.js"),
    import("../verify/accepted-file.js"),
    import("../codegen/client.js"),
    import("../codegen/error-index.js"),
    import("../codegen/schemas.js"),
    import("../codegen/questions.js"),
    import("../codegen/types.js"),
  ]);
  const [verification, accepted, client, errorIndex, schemas, questions, types] = modules;
  return {
    ...verification,
    ...accepted,
    ...client,
    ...errorIndex,
    ...schemas,
    ...questions,
    ...types,
  };
}

/** Each line once, findings first: steps run side by side and may report the same place. */
function sortedLines(messages: ReadonlyMap<string, string>): string[] {
  const lines = [...messages.values()].flatMap((message) => message.split("\n"));
  const distinct = [...new Set(lines)].filter((line) => line !== "");
  const isFinding = (line: string): boolean => /^\S+:\d+:\d+ /.test(line);
  return [...distinct.filter(isFinding).sort(), ...distinct.filter((line) => !isFinding(line))];
}

/** Replaces generated/ by the staged files; returns false when they are the same. */
function publish(): boolean {
  const [current, staged] = [inProject("generated"), inProject(stagingFolder)];
  if (existsSync(current) && haveSameFiles(current, staged)) return false;
  const [next, previous] = [inProject("build/next"), inProject("build/previous")];
  for (const folder of [next, previous]) rmSync(folder, { recursive: true, force: true });
  cpSync(staged, next, { recursive: true });
  // Two renames, so that generated/ never holds files of two builds.
  if (existsSync(current)) renameSync(current, previous);
  renameSync(next, current);
  rmSync(previous, { recursive: true, force: true });
  return true;
}

function haveSameFiles(left: string, right: string): boolean {
  const list = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
      .sort();
  const names = list(left);
  return (
    names.join("\n") === list(right).join("\n") &&
    names.every((name) => readFileSync(left + name).equals(readFileSync(right + name)))
  );
}
