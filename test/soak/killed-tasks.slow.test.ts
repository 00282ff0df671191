// A task that is safe to run again after any failure: it is killed at each of its requests, and run again to its end.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import {
  restartableTasks,
  unsafeTask,
  type MadeByTask,
  type RestartableTask,
} from "./restartable-tasks.js";
import {
  bundleProgram,
  startRunner,
  type DecideOrKill,
  type Program,
  type TaskRunner,
} from "./task-runner.js";

let program: Program | undefined;
beforeAll(async () => void (program = await bundleProgram()));
afterAll(() => program?.remove());

const started: TaskRunner[] = [];
afterEach(async () => {
  for (const runner of started.splice(0)) await runner.close();
});

async function start(name: string, task: RestartableTask): Promise<TaskRunner> {
  const runner = await startRunner(program?.file ?? "", name, task);
  started.push(runner);
  return runner;
}

const passOn: DecideOrKill = async ({ send }) => (await send())();

/** Kills the process at one of its requests: before the sandbox receives it, or after it has performed it. */
const killAt =
  (at: number, afterEffect: boolean): DecideOrKill =>
  async (request, kill) => {
    if (request.index !== at) return passOn(request, kill);
    if (afterEffect) await request.send();
    kill();
  };

/** Kills the task at each of its requests in turn, and returns the results of the runs after that. */
async function killAtEach(name: string, task: RestartableTask, afterEffect: boolean) {
  const results: { readonly at: number; readonly ended: string; readonly state: unknown }[] = [];
  for (let at = 1; ; at += 1) {
    const runner = await start(name, task);
    const ended = await runner.run(killAt(at, afterEffect));
    if (ended !== "SIGKILL") return [...results, { at, ended, state: await runner.readState() }];
    const again = await runner.run(passOn);
    results.push({ at, ended: again, state: await runner.readState() });
  }
}

describe.each(Object.entries(restartableTasks))("%s", (name, task) => {
  const result = { ended: "", state: task.expected };

  test.each([
    ["before the service receives", false],
    ["after the service has performed", true],
  ])(
    "has the same result when it is killed %s one of its requests, and run again",
    async (_, afterEffect) => {
      const results = await killAtEach(name, task, afterEffect);
      expect(results.length).toBeGreaterThan(2);
      expect(results).toEqual(results.map(({ at }) => ({ at, ...result })));
    },
  );

  test("has the same result when it is killed several times, one request later in each run", async () => {
    const runner = await start(name, task);
    let ended = "SIGKILL";
    for (let at = 1; ended === "SIGKILL"; at += 1) ended = await runner.run(killAt(at, true));
    expect({ ended, state: await runner.readState() }).toEqual(result);
  });

  test("has the same result when two processes run it, and send each request at the same time", async () => {
    const runner = await start(name, task);
    const running = new Set(["one", "two"]);
    const held = new Map<string, () => void>();
    /** Lets the requests pass once every process that runs has sent one. */
    const release = (): void => {
      if (held.size < running.size) return;
      for (const pass of held.values()) pass();
      held.clear();
    };
    const decide: DecideOrKill = async (request, kill) => {
      await new Promise<void>((resolve) => {
        held.set(request.process, resolve);
        release();
      });
      return passOn(request, kill);
    };
    const ended = await Promise.all(
      [...running].map(async (process) => {
        const outcome = await runner.run(decide, process);
        running.delete(process);
        release();
        return outcome;
      }),
    );
    const { expected, stateAfterTwo } = task;
    const state = stateAfterTwo ?? expected;
    expect({ ended, state: await runner.readState() }).toEqual({ ended: ["", ""], state });
    if (!stateAfterTwo) return;
    // Both return the same, and the one that has made another names that.
    const results = runner.results as MadeByTask[];
    const [returned] = results.map((one) => one.returned);
    expect(new Set(results.map(({ made }) => made)).size).toBe(2);
    expect(results).toEqual(
      results.map(({ made }) => ({
        made,
        returned,
        ...(made !== returned && { superfluous: made }),
      })),
    );
    expect(results.map(({ made }) => made)).toContain(returned);
  });
});

test("a task that is not safe to run again has another result", async () => {
  const results = await killAtEach("", unsafeTask, true);
  expect(results.map(({ state }) => state)).toContain(2);
});
