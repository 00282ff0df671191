/** What tells the sandbox the time: snapshots grow with it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * A clock that stands until a test moves it.
 *
 * @example
 * ```ts
 * import { ManualClock, startSandbox } from "huaweicloud-dws-dds/sandbox";
 *
 * const clock = new ManualClock();
 * const sandbox = await startSandbox({ clock });
 * clock.advance(60_000); // What was ordered is AVAILABLE now.
 * await sandbox.close();
 * ```
 */
export class ManualClock implements Clock {
  #now: number;

  /** @param start - Where it stands, in milliseconds since 1970. Default: the time of this machine. */
  constructor(start = Date.now()) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  /** Moves the clock on, by so many milliseconds. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
