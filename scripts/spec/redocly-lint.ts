import type { Finding } from "./findings.js";
import { displayPath, inProject, serviceNames, workflowFiles } from "../build/project.js";
import { redoclyScript, runTool } from "../build/run-tool.js";
import { StepError } from "../build/step.js";

interface RedoclyProblem {
  readonly ruleId: string;
  readonly message: string;
  readonly location: readonly {
    readonly source: { readonly ref: string };
    readonly start?: { readonly line: number; readonly col: number };
  }[];
}

/** Redocly prints one JSON text a description, one after the other. */
function parseReports(stdout: string): RedoclyProblem[] {
  return stdout
    .split(/(?<=^\})(?=\{)/m)
    .filter((text) => text.trim() !== "")
    .flatMap((text) => (JSON.parse(text) as { problems: RedoclyProblem[] }).problems);
}

function toFinding(problem: RedoclyProblem): Finding {
  const place = problem.location[0];
  return {
    file: displayPath(place?.source.ref ?? "spec"),
    line: place?.start?.line ?? 1,
    column: place?.start?.col ?? 1,
    message: inProjectTerms(problem.message),
    rule: problem.ruleId,
  };
}

/** Paths of this machine and what Node says of a missing file are no help to the reader. */
function inProjectTerms(message: string): string {
  return message
    .replace(
      /ENOENT: no such file or directory '(.+?)'/,
      (_, path: string) => `there is no file ${displayPath(path)}`,
    )
    .replace(/ in "(.+?)" \((\d+):(\d+)\)/, "")
    .replace(
      /^Can't resolve \$ref$/,
      "Can't resolve $ref: the file that it names is empty or holds no object",
    )
    .replace(/:\s*\n- /, ": ")
    .replace(/\s*\n(- )?/g, ", ")
    .replaceAll(`${inProject()}/`, "");
}

/**
 * A file that does not parse, or is not there, is reported once where the mistake is and again by every rule that
 * stumbles over it: the first is enough.
 */
function withoutEchoes(problems: readonly RedoclyProblem[]): RedoclyProblem[] {
  const broken = problems.filter((problem) => problem.message.startsWith("Failed to parse: "));
  if (broken.length > 0) return broken;
  const unresolved = problems.filter((problem) => problem.ruleId === "no-unresolved-refs");
  return unresolved.length > 0 ? unresolved : [...problems];
}

/** What is left of Redocly's output without its frame around news of its own and its progress. */
function withoutNotices(output: string): string {
  const lines = output.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !/^[╔║╚]|^validating /.test(line)).join(" ");
}

/** What Redocly says when it gives up before linting; a root document that does not parse is one such case. */
function gaveUp(output: string): StepError {
  const parse = /^\s*- (.+) in "(.+)" \((\d+):(\d+)\)$/m.exec(output);
  if (!parse) return new StepError(`Redocly could not lint spec/: ${withoutNotices(output)}`);
  const [, message = "", file = "", line, column] = parse;
  return StepError.fromFindings([
    {
      file: displayPath(file),
      line: Number(line),
      column: Number(column),
      message: `Failed to parse: ${message}`,
      rule: "yaml",
    },
  ]);
}

/**
 * Redocly on the files as they were written: structure, references, examples.
 *
 * @throws StepError when Redocly gives up before it could lint.
 */
export async function lintSource(): Promise<Finding[]> {
  const result = await runTool(redoclyScript, [
    "lint",
    ...serviceNames(),
    ...workflowFiles(),
    "--format=json",
    "--max-problems=1000",
  ]);
  const problems = parseReports(result.stdout);
  if (problems.length === 0 && result.status !== 0) throw gaveUp(result.stderr);
  return withoutEchoes(problems).map(toFinding);
}
