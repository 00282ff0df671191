/** What waits for each signal. It has one listener for all: Node warns of a leak when a signal has more than ten. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

function callBack(this: AbortSignal): void {
  for (const callback of waiting.get(this) ?? []) callback();
}

/**
 * Calls back once any of the signals is aborted, at once if one already is, and then stops listening to all of them.
 *
 * @returns Stops listening. It must be called, or a signal that outlives the call collects listeners.
 */
export function onAbort(
  signals: readonly AbortSignal[],
  callback: (reason: unknown) => void,
): () => void {
  const aborted = signals.find((signal) => signal.aborted);
  const removals = aborted
    ? []
    : signals.map((signal) =>
        addCallback(signal, () => {
          stopListening();
          callback(signal.reason);
        }),
      );
  const stopListening = (): void => {
    for (const remove of removals) remove();
  };
  if (aborted) callback(aborted.reason);
  return stopListening;
}

/** Adds a callback to the listener of a signal, and returns what removes it. The listener goes with its last callback. */
function addCallback(signal: AbortSignal, callback: () => void): () => void {
  const callbacks = waiting.get(signal) ?? new Set();
  waiting.set(signal, callbacks.add(callback));
  signal.addEventListener("abort", callBack);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size === 0) signal.removeEventListener("abort", callBack);
  };
}

/**
 * Runs work until it ends, its time is over, or a signal ends it, even if the work itself ignores the signal that it
 * receives. Leaves no timer and no listener.
 *
 * @param abortError - Makes the error of work that a signal has ended.
 * @param milliseconds - How long the work may take. Without `timeoutError`, it may take any time.
 */
export function withTimeout<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  signals: readonly AbortSignal[],
  abortError: (reason: unknown) => unknown,
  milliseconds?: number,
  timeoutError?: () => Error,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopListening: (() => void) | undefined;
    /** Ends with the first outcome. */
    const endWith =
      <Outcome>(complete: (outcome: Outcome) => void) =>
      (outcome: Outcome): void => {
        clearTimeout(timer);
        stopListening?.();
        complete(outcome);
      };
    const stop = endWith((error: unknown) => {
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- The reason of a signal can be any value.
      reject(error);
      controller.abort(error);
    });
    if (signals.length > 0) stopListening = onAbort(signals, (reason) => stop(abortError(reason)));
    if (controller.signal.aborted) return;
    if (timeoutError) timer = setTimeout(() => stop(timeoutError()), milliseconds);
    work(controller.signal).then(endWith(resolve), endWith(reject));
  });
}

/** Waits. A signal ends the wait at once, with its reason; neither timer nor listener remains. */
export function sleep(milliseconds: number, signals: readonly AbortSignal[]): Promise<void> {
  return withTimeout(
    (signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        signal.addEventListener("abort", () => clearTimeout(timer));
      }),
    signals,
    (reason) => reason,
  );
}
