import { ConfigurationError } from "../errors.js";

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
    checkMilliseconds(start);
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
    checkMilliseconds(milliseconds);
    this.#now += milliseconds;
  }
}

/** NaN would stay, and fail later as the date of a snapshot. */
function checkMilliseconds(value: unknown): void {
  if (!isTime(value))
    throw new ConfigurationError("A ManualClock needs milliseconds that are a finite number.");
}

/** Whether a value is milliseconds that a date can have. */
function isTime(value: unknown): value is number {
  return typeof value === "number" && !Number.isNaN(new Date(value).getTime());
}

/**
 * A clock whose times are checked, since a wrong one would fail as the date of a snapshot.
 *
 * @throws {@link ConfigurationError} for a clock that has no time now.
 */
export function checkedClock(clock: Partial<Clock> | null): Clock {
  const now = (): number => {
    // Without a type checker it may be anything.
    const time: unknown = typeof clock?.now === "function" ? clock.now() : undefined;
    if (isTime(time)) return time;
    throw new ConfigurationError(
      "clock.now must be a function that returns milliseconds since 1970.",
    );
  };
  now();
  return { now };
}
