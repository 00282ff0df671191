import type { Clock } from "./clock.js";

/** Something that changes the data of the sandbox at a time of its clock. */
interface Change {
  readonly time: number;
  readonly make: () => void;
}

/**
 * The changes that are to come: a snapshot becomes available, a schedule creates another one. No timer runs: a change is made
 * before the first request after its time, so that a test which advances the clock sees it at once.
 */
export class Timeline {
  #changes: Change[] = [];
  #current: number | undefined;

  constructor(private readonly clock: Clock) {}

  /** The time in milliseconds since 1970; while a change is made, the time at which it was due. */
  now(): number {
    return this.#current ?? this.clock.now();
  }

  /**
   * Schedules a change.
   *
   * @param time - In milliseconds since 1970.
   */
  schedule(time: number, make: () => void): void {
    const index = this.#changes.findIndex((change) => change.time > time);
    this.#changes.splice(index < 0 ? this.#changes.length : index, 0, { time, make });
  }

  /** Makes every change that is due, in the order of their times. A change can schedule further ones. */
  catchUp(): void {
    const now = this.clock.now();
    try {
      for (let next = this.#changes[0]; next && next.time <= now; next = this.#changes[0]) {
        this.#changes.shift();
        this.#current = next.time;
        next.make();
      }
    } finally {
      this.#current = undefined;
    }
  }
}
