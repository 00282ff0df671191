import { spawn } from "node:child_process";
import { timed } from "../../lib/statistics.js";
import { remember } from "../processes/children.js";
import { environment } from "../processes/environment.js";
import type { Run } from "../run.js";
import type { ImportContender } from "./contenders.js";

/** The milliseconds of all starts of each contender. They take turns, so that what slows the machine for a while slows all of them. */
export async function measureStarts(
  contenders: readonly ImportContender[],
  { workspace, runs, tell }: Run,
  startsARound: number,
): Promise<number[][]> {
  const times = contenders.map((): number[] => []);
  tell("imports, warming up");
  for (const contender of contenders) await start(contender, workspace.folder);
  for (let round = 1; round <= runs; round++) {
    tell(`imports, round ${round} of ${runs}`);
    for (let turn = 0; turn < startsARound; turn++) {
      for (let place = 0; place < contenders.length; place++) {
        const index = (place + turn + round) % contenders.length;
        const contender = contenders[index];
        if (contender)
          times[index]?.push((await timed(() => start(contender, workspace.folder))).milliseconds);
      }
    }
  }
  return times;
}

/** Starts a process and waits for its end. An import that fails would be fast. */
function start({ name, words }: ImportContender, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = remember(
      spawn(process.execPath, words, {
        cwd: folder,
        env: environment(folder),
        stdio: ["ignore", "ignore", 2],
      }),
    );
    child.once("error", reject);
    child.once("close", (status) =>
      status === 0
        ? resolve()
        : reject(new Error(`The import of ${name} failed: its message stands above.`)),
    );
  });
}
