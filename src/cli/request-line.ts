import type { SandboxLogEntry } from "../sandbox.js";

/** A request and what became of it, in one line. */
export function requestLine({
  status,
  method,
  target,
  operation,
  durationMs,
}: SandboxLogEntry): string {
  const outcome = status === 0 ? "cut" : String(status);
  return `${outcome} ${method} ${target}  ${operation}  ${durationMs.toFixed(durationMs < 10 ? 1 : 0)} ms`;
}
