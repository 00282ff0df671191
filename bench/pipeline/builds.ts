import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandsInOrder, run } from "./commands.js";
import { editHasArrived, editOneSentence, type ProjectCopy } from "./project-copy.js";
import { timed } from "../lib/statistics.js";

/** What was measured, in milliseconds; the figures at one place of all lists are those of one round. */
export interface BuildTimes {
  readonly commands: number;
  readonly clean: readonly number[];
  readonly unchanged: readonly number[];
  readonly edited: readonly number[];
  /** The plain commands, one after another. */
  readonly oneByOne: readonly number[];
  /** As many starts of an npm script that does nothing as there are commands. */
  readonly npmStarts: number;
}

const build = "npm run build";

/** Measures builds of a copy, in rounds, so that a machine that slows down slows both sides of each ratio. */
export async function measureBuilds(
  copy: ProjectCopy,
  rounds: number,
  tell: (line: string) => void,
): Promise<BuildTimes> {
  const commands = commandsInOrder(copy.folder);
  const clean: number[] = [];
  const unchanged: number[] = [];
  const edited: number[] = [];
  const oneByOne: number[] = [];

  tell("a build that does not count, to warm the caches of the machine");
  await run(build, copy.folder);
  for (let round = 1; round <= rounds; round++) {
    tell(`builds, round ${round} of ${rounds}`);
    copy.clean();
    clean.push(await timeOf(build, copy.folder));
    unchanged.push(await timeOf(build, copy.folder));
    edited.push(await timeOfEdit(copy));
    copy.clean();
    const { milliseconds } = await timed(() => runAll(commands, copy.folder));
    oneByOne.push(milliseconds);
  }
  return {
    commands: commands.length,
    clean,
    unchanged,
    edited,
    oneByOne,
    npmStarts: await timeOfNpmStarts(commands.length, copy.aside),
  };
}

async function timeOf(command: string, folder: string): Promise<number> {
  return (await timed(() => run(command, folder))).milliseconds;
}

async function runAll(commands: readonly string[], folder: string): Promise<void> {
  for (const command of commands) await run(command, folder);
}

async function timeOfEdit(copy: ProjectCopy): Promise<number> {
  const takeBack = editOneSentence(copy);
  const milliseconds = await timeOf(build, copy.folder);
  if (!editHasArrived(copy))
    throw new Error(
      "The build ended well, but generated/ does not hold the sentence that was changed.",
    );
  takeBack();
  return milliseconds;
}

/** What it would add to the plain commands to start each with npm; npm run itself cannot be measured, it would run dependencies again. */
async function timeOfNpmStarts(times: number, folder: string): Promise<number> {
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ private: true, scripts: { nothing: "exit 0" } }),
  );
  await run("npm run nothing", folder);
  return (
    await timed(() =>
      runAll(
        Array.from({ length: times }, () => "npm run nothing"),
        folder,
      ),
    )
  ).milliseconds;
}
