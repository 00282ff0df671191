import { onAbort } from "./on-abort.js";

/** Within what a piece of work has to stay. */
export interface Limits {
  readonly signals: readonly AbortSignal[];
  /** When the work is given up, in milliseconds from now; never, if left out. */
  readonly milliseconds?: number;
  /** The error of the work that was given up for its time. */
  readonly onTimeout?: () => Error;
  /** The error of the work that a signal ended. */
  readonly onAbort: (reason: unknown) => Error;
}

/**
 * Runs a piece of work until it ends, its time is over, or a signal ends it, even if the work itself ignores the signal
 * that it is given. Leaves no timer and no listener behind. Work whose result goes on after it, like a stream, calls
 * `hold`, and what that returns when all is over.
 */
export function limited<Value>(limits: Limits, work: (signal: AbortSignal, hold: () => () => void) => Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    let held = false;
    const stop = (error: Error): void => {
      release();
      reject(error);
      controller.abort(error);
    };
    const timer =
      limits.milliseconds === undefined ? undefined : setTimeout(() => stop(limits.onTimeout?.() as Error), limits.milliseconds);
    let stopListening = (): void => {};
    const release = (): void => {
      clearTimeout(timer);
      stopListening();
    };
    stopListening = onAbort(limits.signals, (reason) => stop(limits.onAbort(reason)));
    if (controller.signal.aborted) return release();
    work(controller.signal, () => ((held = true), release)).then(
      (value) => {
        if (!held) release();
        resolve(value);
      },
      (error: unknown) => {
        release();
        reject(error);
      },
    );
  });
}
