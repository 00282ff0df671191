import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "@jest/globals";
import { command } from "../support/command.js";
import { blocksIn } from "../support/guides.js";
import { generalised } from "./nightly-backups/guide-text.js";

/** How the commands of a guide run. */
export interface GuideSetup {
  /** The variables of the shell of the guide; an `export` of the guide adds to them. */
  readonly environment: Record<string, string>;
  /** A line of a shell that is left out, because the test has done what it does. */
  readonly isDone?: (line: string) => boolean;
  /** Changes a line before it runs. */
  readonly rewrite?: (line: string) => string;
  /** Does what a reader does with a block that is neither a command nor an output. */
  readonly onBlock?: (language: string, source: string) => void;
  /** Whether a block of text is no output of a command. */
  readonly isNoOutput?: (source: string) => boolean;
}

/**
 * Runs every command of a guide in its order. Each must succeed, and print the lines that the guide shows below it.
 *
 * @returns The commands of the package that ran.
 */
export async function followGuide(text: string, setup: GuideSetup): Promise<string[]> {
  const { environment, isDone, rewrite = (line: string) => line, onBlock, isNoOutput } = setup;
  const ran: string[] = [];
  let output = "";

  async function run(line: string): Promise<void> {
    if (isDone?.(line)) return;
    const exported = /^export (\w+=\S+(?: \w+=\S+)*)$/.exec(line)?.[1];
    if (exported !== undefined)
      for (const assignment of exported.split(" ")) {
        const [name = "", value = ""] = assignment.split("=");
        environment[name] = rewrite(value);
      }
    else if (line.startsWith("hwbackup ")) {
      const outcome = await command(line.split(" ").slice(1), { environment, columns: 100 });
      expect({ line, ...outcome }).toEqual({ ...outcome, line, exitCode: 0 });
      output = outcome.stdout;
      ran.push(line);
    } else
      await promisify(execFile)("sh", ["-c", rewrite(line)], {
        env: { ...process.env, ...environment },
      });
  }

  for (const { language, source } of blocksIn(text)) {
    if (language === "sh") for (const line of source.trimEnd().split("\n")) await run(line);
    else if (language !== "text") onBlock?.(language, source);
    else if (!isNoOutput?.(source))
      expect(generalised(output)).toEqual(expect.arrayContaining(generalised(source)));
  }
  return ran;
}
