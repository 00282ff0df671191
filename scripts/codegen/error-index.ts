// What the client knows of the error index: the codes and statuses that have an anchor there, and the hints of messages.
import { stage, type StepReport } from "../build/step.js";
import { readErrorCodes, type ErrorCodes } from "../spec/error-codes.js";
import { documentationOf, readManifest } from "../release/package-manifest.js";

/** Writes generated/error-index.ts. */
export function errorIndexStep(): StepReport {
  const text = renderErrorIndex(readErrorCodes(), documentationOf(readManifest()));
  return { wrote: [stage("error-index.ts", text)] };
}

/** The text of generated/error-index.ts. */
export function renderErrorIndex(entries: readonly ErrorCodes[], documentation = ""): string {
  const withCodes = entries.filter(({ codes }) => codes.length > 0);
  const withoutCodes = entries.filter(({ codes }) => codes.length === 0);
  const hints = entries
    .filter(({ hint }) => hint)
    .flatMap(({ codes, statuses, advice }) =>
      (codes.length > 0 ? codes : statuses).map((key): [string, string] => [
        String(key),
        advice.replace(/\.$/, "").replaceAll("`", ""),
      ]),
    );
  return `// Written by "npm run build" from spec/*/errors.yaml and package.json, where changes belong.

/** The error index: an address with the codes, statuses and classes as fragments. */
export const errorIndex = ${JSON.stringify(`${documentation}errors/index.html#`)};

/** The codes of the error index. The gateway also writes "APIG." instead of "APIGW.". */
export const indexedCodes = ${patternOf(codesOf(withCodes))};

/** The codes of a service that is busy, whatever their status is. */
export const busyCodes = ${patternOf(codesOf(withCodes.filter(({ busy }) => busy)))};

/** The statuses of the error index. */
export const indexedStatuses = ${patternOf(withoutCodes.flatMap(({ statuses }) => statuses.map(String)))};

/** What to do, for the codes and statuses whose messages say it. */
export const adviceOf: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(hints), null, 2)};
`;
}

function codesOf(entries: readonly ErrorCodes[]): string[] {
  return entries.flatMap(({ codes }) => codes);
}

/** A pattern of codes or statuses, grouped by what comes before the dot or the last digit. */
function patternOf(texts: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const text of texts) {
    const [start = ""] = /^.*\.|^\d+(?=\d)/.exec(text) ?? [];
    groups.set(start, [...(groups.get(start) ?? []), text.slice(start.length)]);
  }
  const alternatives = [...groups].map(([start, ends]) => {
    const prefix = start.replace("APIGW", "APIGW?").replace(".", "\\.");
    return ends.some((end) => end.length > 1)
      ? `${prefix}(?:${ends.join("|")})`
      : `${prefix}[${ends.join("")}]`;
  });
  return `/^(?:${alternatives.join("|")})$/`;
}
