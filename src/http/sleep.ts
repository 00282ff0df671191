import { onAbort } from "./on-abort.js";

/** Waits; a signal ends the wait at once, with its reason, and neither timer nor listener stays behind. */
export function sleep(milliseconds: number, signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stopListening();
      resolve();
    }, milliseconds);
    const stopListening = onAbort(signals, (reason) => {
      clearTimeout(timer);
      reject(reason);
    });
  });
}
