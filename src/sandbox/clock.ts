/** The source of the current time: the progress of a snapshot follows from it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * A clock that changes only when a test advances it.
 *
 * @example
 * ```ts
 * import { ManualClock, startSandbox } from "huaweicloud-dws-dds/sandbox";
 *
 * const clock = new ManualClock();
 * const sandbox = await startSandbox({ clock });
 * clock.advance(60_000); // Snapshots created before this line are AVAILABLE now.
 * await sandbox.close();
 * ```
 */
export class ManualClock implements Clock {
  #now: number;

  /**
   * @param start - The initial time, in milliseconds since 1970.
   * @defaultValue `start`: the time of this machine
   */
  constructor(start = Date.now()) {
    this.#now = start;
  }

  /** The time of the clock, in milliseconds since 1970. */
  now(): number {
    return this.#now;
  }

  /**
   * Advances the clock.
   *
   * @param milliseconds - How far; a negative number sets it back.
   */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
