/** What a client has in its bucket at first, and at most. */
const capacity = 500;
/** What a retry takes out, and gives back when it succeeds; a first attempt that succeeds puts one token in. */
const retryCost = 5;

/**
 * A token bucket that all calls of a client share: while the service fails, only so many retries are made, and a first
 * attempt that fails costs the service nothing more. The figures are those of the AWS SDKs' standard mode.
 */
export class RetryBudget {
  #tokens = capacity;

  /** Takes what a retry costs, if there is enough. */
  take(): boolean {
    if (this.#tokens < retryCost) return false;
    this.#tokens -= retryCost;
    return true;
  }

  /** Puts back what a call has earned that succeeded, after so many failures. */
  giveBack(failures: number): void {
    this.#tokens = Math.min(capacity, this.#tokens + (failures > 0 ? retryCost : 1));
  }
}
