export function asMicroseconds(microseconds: number): string {
  return `${microseconds.toFixed(1)} µs`;
}

/** A size in thousands of bytes. */
export function asKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(2)} kB`;
}

export function asMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
