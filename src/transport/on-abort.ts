/**
 * Calls back once any of the signals is aborted, at once if one already is.
 *
 * @returns What ends the listening. It must be called, or a signal that outlives the call collects listeners.
 */
export function onAbort(signals: readonly AbortSignal[], callback: (reason: unknown) => void): () => void {
  const ends = signals.map((signal) => {
    const listener = (): void => callback(signal.reason);
    if (signal.aborted) listener();
    else signal.addEventListener("abort", listener, { once: true });
    return () => signal.removeEventListener("abort", listener);
  });
  return () => {
    for (const end of ends) end();
  };
}
