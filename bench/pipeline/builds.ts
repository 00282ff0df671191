import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inProject, projectFolder } from "../../scripts/build/project.js";
import { asRatio, atMost, byRound, median, table, tell, unit, verdict } from "../lib/report.js";

const seconds = unit("s", 2, 1000);
const checkouts: string[] = [];

/** The times of builds as a table. Each ratio is the median of the ratios of all rounds. */
export async function measureBuilds(base: string, rounds: number): Promise<string> {
  const baseline = checkOut(base);
  // The commit of the working tree with its changes, if it has any.
  const project = checkOut(git("stash", "create") || "HEAD");
  const times = { baseline: [], cold: [], generate: [], watch: [] } as Record<
    "baseline" | "cold" | "generate" | "watch",
    number[]
  >;
  tell("one build of each revision that does not count");
  for (const folder of [baseline, project]) await run("npm run build", folder);
  const edit = await prepareEdit(project);
  for (let round = 1; round <= rounds; round++) {
    tell(`builds, round ${round} of ${rounds}`);
    times.baseline.push(await coldBuild(baseline));
    times.cold.push(await coldBuild(project));
    edit("edited");
    times.generate.push(await run("npm run generate", project));
    edit("original");
    times.watch.push(await watchedEdit(project, edit));
  }
  const row = (name: string, of: number[], to?: number[], limit?: number): string[] => {
    if (!to) return [name, seconds(median(of))];
    const ratio = median(byRound(of, to, (time, other) => time / other));
    const goal = limit === undefined ? undefined : atMost(limit, asRatio);
    return [name, seconds(median(of)), asRatio(ratio), ...verdict(ratio, goal)];
  };
  return table(
    [`Builds, medians of ${rounds}`, "time", "ratio", "goal", ""],
    [
      row(`cold build at ${base}`, times.baseline),
      row("cold build, by that one", times.cold, times.baseline, 0.7),
      row("generate after one changed text", times.generate, times.cold, 0.3),
      row("the same in watch mode", times.watch, times.cold, 0.15),
    ],
    2,
  );
}

/** Removes the folders of all revisions. */
export function removeCheckouts(): void {
  for (const folder of checkouts.splice(0)) git("worktree", "remove", "--force", folder);
}

/** Checks a revision out in a folder of its own, with its dependencies. */
function checkOut(revision: string): string {
  const folder = join(realpathSync(mkdtempSync(join(tmpdir(), "huaweicloud-dws-dds-"))), "project");
  git("worktree", "add", "--quiet", "--detach", folder, revision);
  checkouts.push(folder);
  const lock = (path: string): string => readFileSync(join(path, "package-lock.json"), "utf8");
  if (lock(folder) === lock(projectFolder))
    symlinkSync(inProject("node_modules"), join(folder, "node_modules"), "junction");
  else {
    tell(`npm ci for ${revision}, whose dependencies differ`);
    execFileSync("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--silent"], {
      cwd: folder,
      shell: process.platform === "win32",
    });
  }
  return folder;
}

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: projectFolder, encoding: "utf8" }).trim();
}

async function coldBuild(folder: string): Promise<number> {
  for (const name of ["build", "dist", ".wireit"])
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
  return await run("npm run build", folder);
}

/** Runs a command and returns its time in milliseconds. */
async function run(command: string, folder: string): Promise<number> {
  const start = performance.now();
  const { child, output } = startCommand(command, folder);
  const [status] = (await once(child, "close")) as [number | null];
  if (status !== 0) throw new Error(`"${command}" failed:\n${output()}`);
  return performance.now() - start;
}

/** The time from an edit to the updated generated/, with "npm run watch" running. */
async function watchedEdit(folder: string, edit: Edit): Promise<number> {
  const { child, output } = startCommand("npm run watch", folder);
  const printed = async (text: string, times: number): Promise<void> => {
    while (output().split(text).length <= times)
      await new Promise((resolve) => setTimeout(resolve, 10));
  };
  try {
    await printed("Watching", 1);
    const start = performance.now();
    edit("edited");
    await printed("is written", 1 + (output().split("is written").length - 1));
    const time = performance.now() - start;
    edit("original");
    await printed("Watching", 3);
    return time;
  } finally {
    const closed = once(child, "close");
    process.kill(-(child.pid ?? 0), "SIGINT");
    await closed;
  }
}

function startCommand(
  command: string,
  folder: string,
): { readonly child: ChildProcess; readonly output: () => string } {
  // What npm sets for this benchmark would make npm and wireit use this project.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|WIREIT_)/i.test(name));
  // In a group of its own, so that it ends with its children.
  const child = spawn(command, {
    cwd: folder,
    shell: true,
    detached: true,
    env: Object.fromEntries(inherited),
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
  return { child, output: () => output };
}

/** Writes spec/ as it was, or with one sentence changed. */
type Edit = (version: "original" | "edited") => void;

/** Changes a sentence, accepts the change as its author does, and restores both files. */
async function prepareEdit(folder: string): Promise<Edit> {
  const paths = ["schemas/Snapshot", "../accepted"].map((name) =>
    join(folder, `spec/dws/${name}.yaml`),
  );
  const read = (): string[] => paths.map((path) => readFileSync(path, "utf8"));
  const write = (texts: readonly string[]): void =>
    paths.forEach((path, index) => writeFileSync(path, texts[index] ?? ""));
  const original = read();
  write(original.map((text) => text.replace(/^( +description: \w.*)\.$/m, "$1, changed.")));
  await once(startCommand("npm run generate", folder).child, "close");
  await run("npm run accept -- --all", folder);
  const edited = read();
  write(original);
  if (edited[1] === original[1]) throw new Error(`${paths.join()}: no change was accepted.`);
  return (version) => write({ original, edited }[version]);
}
