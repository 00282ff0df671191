import { expect, test } from "@jest/globals";
import { ManualClock } from "../../src/sandbox.js";
import { Timeline } from "../../src/sandbox/timeline.js";

function start(): { clock: ManualClock; timeline: Timeline; made: [string, number][] } {
  const clock = new ManualClock(1000);
  return { clock, timeline: new Timeline(clock), made: [] };
}

test("changes are made in the order of their times, each at the time when it was due", () => {
  const { clock, timeline, made } = start();
  for (const [name, time] of [
    ["third", 1030],
    ["first", 1010],
    ["later", 1041],
    ["second", 1030],
  ] as const)
    timeline.schedule(time, () => made.push([name, timeline.now()]));
  timeline.catchUp();
  expect(made).toEqual([]);
  clock.advance(40);
  timeline.catchUp();
  expect(made).toEqual([
    ["first", 1010],
    ["third", 1030],
    ["second", 1030],
  ]);
  expect(timeline.now()).toBe(1040);
});

test("a change that schedules the next one is made as often as it is due", () => {
  const { clock, timeline, made } = start();
  const repeat = (): void => {
    made.push(["repeated", timeline.now()]);
    timeline.schedule(timeline.now() + 10, repeat);
  };
  timeline.schedule(1010, repeat);
  clock.advance(35);
  timeline.catchUp();
  expect(made.map(([, time]) => time)).toEqual([1010, 1020, 1030]);
});

test("a change is made once, also when the clock is set back", () => {
  const { clock, timeline, made } = start();
  timeline.schedule(1010, () => made.push(["once", timeline.now()]));
  clock.advance(10);
  timeline.catchUp();
  clock.advance(-10);
  timeline.catchUp();
  clock.advance(10);
  timeline.catchUp();
  expect(made).toEqual([["once", 1010]]);
});
