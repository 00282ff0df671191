import { onAbort } from "./on-abort.js";

/**
 * Runs a piece of work until it ends, its time is over, or a signal ends it, even if the work itself ignores the signal
 * that it is given. Leaves no timer and no listener behind. Work whose result goes on after it, like a stream, calls
 * `hold`, and what that returns when all is over.
 *
 * @param signals - What may end the work, with the error that `aborted` makes of the reason.
 * @param milliseconds - How long the work may take, before it ends with the error that `late` makes. Default: without end.
 */
export function limited<Value>(
  signals: readonly AbortSignal[],
  aborted: (reason: unknown) => unknown,
  work: (signal: AbortSignal, hold: () => () => void) => Promise<Value>,
  milliseconds?: number,
  late?: () => Error,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopListening: (() => void) | undefined;
    let held = false;
    const release = (): void => {
      clearTimeout(timer);
      stopListening?.();
    };
    const stop = (error: unknown): void => {
      release();
      reject(error);
      controller.abort(error);
    };
    if (signals.length > 0) {
      stopListening = onAbort(signals, (reason) => stop(aborted(reason)));
      if (controller.signal.aborted) return release();
    }
    if (late) timer = setTimeout(() => stop(late()), milliseconds);
    const hold = (): (() => void) => {
      held = true;
      return release;
    };
    work(controller.signal, hold).then(
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
