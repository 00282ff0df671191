import type { Timeline } from "./timeline.js";

/** Work that takes its time, from the start to the end in milliseconds since 1970. */
export interface Task {
  readonly startedAt: number;
  readonly endsAt: number;
}

/** Starts a task, whose effect is made when it ends. */
export function startTask(
  timeline: Timeline,
  durationMs: number,
  effect: (task: Task) => void,
): Task {
  const startedAt = timeline.now();
  const task = { startedAt, endsAt: startedAt + durationMs };
  timeline.schedule(task.endsAt, () => effect(task));
  return task;
}

/** How much of a task is done, from 0 to 1. */
export function progressOf({ startedAt, endsAt }: Task, now: number): number {
  // A task without a duration has ended; the clock of a test can be set back.
  return endsAt > startedAt
    ? Math.min(1, Math.max(0, (now - startedAt) / (endsAt - startedAt)))
    : 1;
}
