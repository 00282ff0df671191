import { hasColours, styled, widthOf, type Host } from "../host.js";
import { printable } from "../printable.js";
import { drawLines } from "../table.js";
import type { Check } from "./finding.js";

const colours = { ok: "green", warning: "yellow", failed: "red", skipped: "dim" } as const;

/** The checks as a table whose last column has what was found and, below it, what to do. */
export function drawChecks(host: Host, checks: readonly Check[]): string {
  const { stdout } = host;
  const isColoured = hasColours(host, stdout);
  const states = checks.map(({ state }) => state.length);
  const names = checks.map(({ name }) => name.length);
  const left = Math.max(...states) + Math.max(...names) + 4;
  const columns = widthOf(stdout);
  const rows = checks.map(({ name, state, found, action }) => [
    isColoured ? styled(colours[state], state) : state,
    name,
    printable(action === "" ? found : `${found}\n${action}`),
  ]);
  return `${drawLines(rows, columns === undefined ? undefined : columns - left).join("\n")}\n`;
}
