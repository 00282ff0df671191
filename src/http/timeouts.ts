/** The one listener on a signal, for all that wait for it: Node warns of a leak when a signal has more than ten listeners. */
interface SharedListener {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

const sharedListeners = new WeakMap<AbortSignal, SharedListener>();

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

/** Adds a callback to the shared listener of a signal, and returns what removes it. The listener goes with its last callback. */
function addCallback(signal: AbortSignal, callback: () => void): () => void {
  const { callbacks, listener } = sharedListeners.get(signal) ?? listen(signal);
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size > 0 || sharedListeners.get(signal)?.callbacks !== callbacks) return;
    sharedListeners.delete(signal);
    signal.removeEventListener("abort", listener);
  };
}

function listen(signal: AbortSignal): SharedListener {
  const callbacks = new Set<() => void>();
  const listener = (): void => {
    for (const callback of callbacks) callback();
  };
  const shared = { callbacks, listener };
  sharedListeners.set(signal, shared);
  signal.addEventListener("abort", listener, { once: true });
  return shared;
}

/** What can end a piece of work early. */
export interface Limits {
  readonly signals: readonly AbortSignal[];
  /** Makes the error of work that a signal has ended. */
  readonly abortError: (reason: unknown) => unknown;
  /** How long the work may take. Without `timeoutError`, it may take any time. */
  readonly milliseconds?: number;
  readonly timeoutError?: () => Error;
}

/**
 * Runs work until it ends, its time is over, or a signal ends it, even if the work itself ignores the signal that it
 * receives. Leaves no timer and no listener.
 */
export function withTimeout<Value>(
  { signals, abortError, milliseconds, timeoutError }: Limits,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopListening: (() => void) | undefined;
    const release = (): void => {
      clearTimeout(timer);
      stopListening?.();
    };
    const stop = (error: unknown): void => {
      release();
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- The reason of a signal can be any value.
      reject(error);
      controller.abort(error);
    };
    if (signals.length > 0) {
      stopListening = onAbort(signals, (reason) => stop(abortError(reason)));
      if (controller.signal.aborted) {
        release();
        return;
      }
    }
    if (timeoutError) timer = setTimeout(() => stop(timeoutError()), milliseconds);
    work(controller.signal).then(
      (value) => {
        release();
        resolve(value);
      },
      (error: unknown) => {
        release();
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- Passed on as it is.
        reject(error);
      },
    );
  });
}

/** Waits. A signal ends the wait at once, with its reason; neither timer nor listener remains. */
export function sleep(milliseconds: number, signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stopListening();
      resolve();
    }, milliseconds);
    const stopListening = onAbort(signals, (reason) => {
      clearTimeout(timer);
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- The reason of a signal can be any value.
      reject(reason);
    });
  });
}
