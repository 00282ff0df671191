import { describe, expect, jest, test } from "@jest/globals";
import { setImmediate as nextTurn } from "node:timers/promises";
import { CloudError, ConfigurationError, runForEach } from "../src/index.js";

/** A task that records how many run at the same time, and in which order they start and end. */
function recorder() {
  const running = new Set<string>();
  const events: string[] = [];
  const state = { most: 0 };
  const task = async (target: string): Promise<string> => {
    events.push(`start ${target}`);
    running.add(target);
    state.most = Math.max(state.most, running.size);
    for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    running.delete(target);
    events.push(`end ${target}`);
    return target.toUpperCase();
  };
  return { events, state, task };
}

test("returns one result for each target, in their order", async () => {
  const results = await runForEach(new Set(["b", "a"]), (target) =>
    Promise.resolve(target + target),
  );
  expect(results).toEqual([
    { target: "b", ok: true, data: "bb" },
    { target: "a", ok: true, data: "aa" },
  ]);
});

test("no targets have no results", async () => {
  expect(await runForEach([], () => Promise.resolve())).toEqual([]);
});

describe("at most so many tasks run at the same time as concurrency says", () => {
  test.each([
    [undefined, 4],
    [1, 1],
    [3, 3],
    [100, 9],
    [2 ** 31 - 1, 9],
  ])("%s: %i of 9", async (concurrency, most) => {
    const { state, task } = recorder();
    await runForEach(Array.from("abcdefghi"), task, { concurrency });
    expect(state.most).toBe(most);
  });
});

test("tasks of one lane run one after the other, and those of other lanes beside them", async () => {
  const { events, state, task } = recorder();
  const laneOf = (target: string): string => target.slice(0, 1);
  await runForEach(["a1", "b1", "a2", "a3", "b2"], task, { laneOf });
  expect(state.most).toBe(2);
  for (const lane of ["a", "b"]) {
    const own = events.filter((event) => event.split(" ")[1]?.startsWith(lane));
    expect(own).toEqual(
      own.map((_, index) => `${index % 2 ? "end" : "start"} ${lane}${Math.floor(index / 2) + 1}`),
    );
  }
});

test("equal targets are one lane", async () => {
  const { state, task } = recorder();
  expect(await runForEach(["a", "a", "a"], task)).toHaveLength(3);
  expect(state.most).toBe(1);
});

test.each<[string, object[], number]>([
  ["the same id", [{ id: "a" }, { id: "a" }], 1],
  [
    "the same cluster_id",
    [
      { id: "s-1", cluster_id: "a" },
      { id: "s-2", cluster_id: "a" },
    ],
    1,
  ],
  [
    "the same instance_id",
    [
      { id: "b-1", instance_id: "a" },
      { id: "b-2", instance_id: "a" },
    ],
    1,
  ],
  ["other ids", [{ id: "a" }, { id: "b" }], 2],
  [
    "the same id and another cluster_id",
    [
      { id: "a", cluster_id: "b" },
      { id: "a", cluster_id: "c" },
    ],
    2,
  ],
  ["no id", [{ name: "a" }, { name: "a" }], 2],
])("of two objects with %s, %j, so many run at the same time: %i", async (_, targets, most) => {
  const { state, task } = recorder();
  const numbers = new Map(targets.map((target, index) => [target, `task ${index}`]));
  await runForEach(targets, (target) => task(numbers.get(target) ?? ""));
  expect(state.most).toBe(most);
});

test("a laneOf that throws is the failure of its target, and stops no other one", async () => {
  const targets = [{ owner: { id: "a" } }, {}, { owner: { id: "b" } }];
  const laneOf = ({ owner }: { owner?: { id: string } }): string => {
    if (!owner) throw new TypeError("There is no owner.");
    return owner.id;
  };
  const task = jest.fn(() => Promise.resolve("done"));
  expect(await runForEach(targets, task, { laneOf })).toMatchObject([
    { ok: true, data: "done" },
    {
      target: targets[1],
      ok: false,
      error: {
        name: "CloudError",
        message: "laneOf failed: TypeError: There is no owner.",
        cause: expect.any(TypeError),
      },
    },
    { ok: true, data: "done" },
  ]);
  expect(task.mock.calls).toEqual([[targets[0]], [targets[2]]]);
});

describe("a failure stops no other task", () => {
  const cloudError = new CloudError("It failed.");
  const typeError = new TypeError("x is undefined");
  test.each<[string, () => Promise<string>, object]>([
    ["an error of this package", () => Promise.reject(cloudError), { error: cloudError }],
    [
      "another error",
      () => Promise.reject(typeError),
      { error: { message: "The task failed: TypeError: x is undefined", cause: typeError } },
    ],
    [
      "an error that is thrown at once",
      () => {
        throw typeError;
      },
      { error: { name: "CloudError", cause: typeError } },
    ],
  ])("%s", async (_, fail, expected) => {
    const task = (target: string): Promise<string> =>
      target === "a1" ? fail() : Promise.resolve(target);
    const options = { concurrency: 1, laneOf: (target: string) => target.slice(0, 1) };
    expect(await runForEach(["a1", "a2", "b1"], task, options)).toMatchObject([
      { target: "a1", ok: false, ...expected },
      { target: "a2", ok: true, data: "a2" },
      { target: "b1", ok: true, data: "b1" },
    ]);
  });
});

test("an option with a wrong name is a ConfigurationError", async () => {
  await expect(runForEach([], () => Promise.resolve(), { limit: 1 } as never)).rejects.toThrow(
    ConfigurationError,
  );
});

describe("targets that are not iterable are a ConfigurationError, and not an empty list", () => {
  test.each<[string, unknown]>([
    ["a response", { clusters: [] }],
    ["a promise of a list", Promise.resolve(["a"])],
    ["an asynchronous iterable, such as a pager", { async *[Symbol.asyncIterator]() {} }],
    ["an object like an array", { length: 1 }],
    ["null", null],
    ["undefined", undefined],
    ["a number", 5],
    ["a text, whose letters would be the targets", "a-cluster"],
  ])("%s", async (_, targets) => {
    let runs = 0;
    const running = runForEach(targets as never, () => Promise.resolve((runs += 1)));
    await expect(running).rejects.toMatchObject({
      name: "ConfigurationError",
      message: expect.stringMatching(/^The targets of runForEach must be an array or another/),
    });
    expect(runs).toBe(0);
  });
});
