/** Those who listen to a signal, and the one listener that they share: Node warns of a leak when a signal has more than ten. */
interface Audience {
  readonly notices: Set<() => void>;
  readonly listener: () => void;
}

const audiences = new WeakMap<AbortSignal, Audience>();

/**
 * Calls back once any of the signals is aborted, at once if one already is, and listens to none of them any longer then.
 *
 * @returns What ends the listening. It must be called, or a signal that outlives the call collects listeners.
 */
export function onAbort(
  signals: readonly AbortSignal[],
  callback: (reason: unknown) => void,
): () => void {
  const aborted = signals.find((signal) => signal.aborted);
  const ends = aborted
    ? []
    : signals.map((signal) =>
        join(signal, () => {
          leave();
          callback(signal.reason);
        }),
      );
  const leave = (): void => {
    for (const end of ends) end();
  };
  if (aborted) callback(aborted.reason);
  return leave;
}

/** Joins the audience of a signal, and gives back what leaves it. The last to leave takes the listener along. */
function join(signal: AbortSignal, notice: () => void): () => void {
  const { notices, listener } = audiences.get(signal) ?? gather(signal);
  notices.add(notice);
  return () => {
    notices.delete(notice);
    if (notices.size > 0 || audiences.get(signal)?.notices !== notices) return;
    audiences.delete(signal);
    signal.removeEventListener("abort", listener);
  };
}

function gather(signal: AbortSignal): Audience {
  const notices = new Set<() => void>();
  const listener = (): void => {
    for (const notice of notices) notice();
  };
  const audience = { notices, listener };
  audiences.set(signal, audience);
  signal.addEventListener("abort", listener, { once: true });
  return audience;
}
