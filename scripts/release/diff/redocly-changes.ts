import { displayPath } from "../../build/project.js";
import { redoclyScript, runTool } from "../../build/run-tool.js";
import { StepError } from "../../build/step.js";

interface Side {
  readonly pointer: string;
  readonly value?: unknown;
}

/** A change as Redocly reports it. */
export interface RedoclyChange {
  /** Where, by the way that leads there from the root, through references. */
  readonly path: string;
  readonly typeName: string;
  readonly kind: "added" | "removed" | "modified";
  readonly impact: "major" | "minor" | "patch";
  readonly verdicts: readonly { readonly message: string }[];
  /** What of the object has changed, if it is modified. */
  readonly property?: string;
  readonly base?: Side;
  readonly revision?: Side;
}

/** Compares two files, each a description in JSON, by Redocly's rules. */
export async function redoclyChanges(released: string, current: string): Promise<RedoclyChange[]> {
  const args = [
    "diff",
    released,
    current,
    "--format=json",
    "--fail-on=none",
    "--config",
    "scripts/release/diff/redocly.yaml",
  ];
  const { status, stdout, stderr } = await runTool(redoclyScript, args);
  if (status !== 0)
    throw new StepError(
      `Redocly cannot compare ${displayPath(released)} with ${displayPath(current)}:\n${stderr.trim()}`,
    );
  return (JSON.parse(stdout) as { readonly changes: RedoclyChange[] }).changes;
}
