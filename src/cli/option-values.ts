import { invalidValue } from "./command.js";

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Reads a duration such as `90s`, `15m`, `4h` or `2d`, in milliseconds. */
export function readDuration(text: string): number {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text) ?? [];
  if (number === undefined) invalidValue("a duration such as 90s, 15m, 4h or 2d");
  return Number(number) * (units[unit] ?? NaN);
}

/** The longest delay of a timer, in days. */
const longestDays = 24;

/** Reads a duration for which a command can wait, in milliseconds. */
export function readWait(text: string): number {
  const milliseconds = readDuration(text);
  if (milliseconds <= longestDays * 86_400_000) return milliseconds;
  invalidValue(`at most ${longestDays}d`);
}

/** Reads how long a command may wait at most, in milliseconds, from 1. */
export function readMaxWait(text: string): number {
  const milliseconds = readWait(text);
  if (milliseconds >= 1) return milliseconds;
  invalidValue(`longer than 0s and at most ${longestDays}d`);
}

/** A duration for people, such as `2 h 5 min`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ] as const;
  const first = parts.findIndex(([number]) => number > 0);
  const shown = first < 0 ? parts.slice(-1) : parts.slice(first, first + 2);
  return shown
    .filter(([number], index) => index === 0 || number > 0)
    .map(([number, unit]) => `${number} ${unit}`)
    .join(" ");
}

/** A number of bytes for people, such as `3.5 MiB`. */
export function formatBytes(bytes: number): string {
  const power = Math.min(4, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const unit = ["bytes", "KiB", "MiB", "GiB", "TiB"][power] ?? "";
  return `${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${unit}`;
}

/** Makes a reader of whole numbers within bounds. */
export function wholeNumber(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^-?\d+$/.test(text) && value >= minimum && value <= maximum) return value;
    invalidValue(`a whole number from ${minimum} to ${maximum}`);
  };
}
