import { ConfigurationError } from "../errors.js";

/** Lets so many requests a second through, as the gateway does. */
export class Throttle {
  #perSecond = Infinity;
  #second = NaN;
  #passed = 0;

  constructor(perSecond?: number) {
    this.limit(perSecond);
  }

  /** Sets how many; none is without bound. */
  limit(perSecond = Infinity): void {
    if (!(perSecond >= 1))
      throw new ConfigurationError("requestsPerSecond must be a number from 1.");
    this.#perSecond = perSecond;
  }

  /** Counts a request, and tells whether it is one too many in its second. */
  refuses(now = performance.now()): boolean {
    const second = Math.floor(now / 1000);
    if (second !== this.#second) this.#passed = 0;
    this.#second = second;
    this.#passed += 1;
    return this.#passed > this.#perSecond;
  }
}
