import { jest } from "@jest/globals";

/** Lets delays pass a hundred times as fast, while sockets and the clock work as always. Returns what ends that. */
export function useFastDelays(): () => void {
  jest.useFakeTimers({
    doNotFake: [
      ...(["Date", "hrtime", "performance", "nextTick", "queueMicrotask"] as const),
      ...(["setImmediate", "clearImmediate", "setInterval", "clearInterval"] as const),
    ],
  });
  const timer = setInterval(() => jest.advanceTimersByTime(500), 5);
  return () => {
    clearInterval(timer);
    jest.useRealTimers();
  };
}
