// The entries of the error index: codes, statuses and classes.
import { exitCodeOf } from "../../../src/cli/exit-codes.js";
import { operations as ofDds } from "../../../src/dds.js";
import { operations as ofDws, retry } from "../../../src/dws.js";
import { ApiError } from "../../../src/errors.js";
import { readDeviations } from "../../spec/deviations.js";
import { readErrorCodes, type ErrorCodes, type ErrorCodesEntry } from "../../spec/error-codes.js";
import type { SearchEntry } from "../frame/search-entry.js";
import { errorClasses, meaningOf } from "./error-classes.js";

export const errorsAddress = "errors/index.html";

/** A code, a status or a class of the error index. */
export interface ErrorRecord {
  readonly kind: "code" | "status" | "class";
  /** Its service, "shared" for the gateway; undefined for a class. */
  readonly service?: string;
  /** The names that an error has, each an anchor of the page. */
  readonly anchors: readonly string[];
  /** The statuses with which a code occurs. */
  readonly statuses: readonly number[];
  /** The operations of a code that only these have. */
  readonly operations: readonly string[];
  readonly cause: string;
  /** What the client does by itself. */
  readonly client: string;
  /** What to do. */
  readonly advice: string;
  /** The cases of a class. */
  readonly cases: readonly {
    readonly when: string;
    readonly advice: string;
    readonly exitCode: number;
  }[];
  /** The exit codes of the command. */
  readonly exitCodes: readonly number[];
  /** The deviations whose evidence holds for a code. */
  readonly deviations: readonly string[];
}

/** All entries in the order of the page. */
export function errorRecords(): ErrorRecord[] {
  const entries = readErrorCodes();
  const evidence = readDeviations().flatMap(({ service, deviations }) =>
    deviations.map((deviation, index) => ({
      id: `${service}-${index + 1}`,
      text: JSON.stringify(deviation),
    })),
  );
  const codes = entries
    .filter(({ codes: named }) => named.length > 0)
    .map((entry) => ({
      ...recordOf(entry, "code"),
      // The gateway writes two forms of its name.
      anchors: entry.codes.flatMap((code) => [
        code,
        ...(/^APIGW\./.test(code) ? [code.replace("W", "")] : []),
      ]),
      deviations: evidence
        .filter(({ text }) => entry.codes.some((code) => text.includes(code)))
        .map(({ id }) => id),
    }));
  const statuses = entries
    .filter(({ codes: named }) => named.length === 0)
    .map((entry) => ({ ...recordOf(entry, "status"), anchors: entry.statuses.map(String) }));
  return [...codes, ...statuses, ...classRecords()];
}

function recordOf(entry: ErrorCodesEntry, kind: "code" | "status"): ErrorRecord {
  const {
    service,
    statuses,
    operations = [],
    meaning,
    advice,
    codes: [code],
  } = entry;
  const exitCodes = statuses.map((status) =>
    exitCodeOf(new ApiError("", { operation: "", attempts: 1, status, code })),
  );
  return {
    kind,
    service,
    anchors: [],
    statuses,
    operations,
    cause: meaning,
    client: clientBehaviour(entry),
    advice,
    cases: [],
    exitCodes: [...new Set(exitCodes)],
    deviations: [],
  };
}

/** What the client does by itself after a code or a status, from the rules that it retries by. */
function clientBehaviour({ statuses, busy }: ErrorCodes): string {
  const rules = Object.values({ ...ofDws, ...ofDds }).map(({ retry: own = retry }) => own);
  const isIn = ({ statuses: retried }: typeof retry): boolean =>
    statuses.length > 0 && statuses.every((status) => retried.includes(status));
  if (statuses.includes(401))
    return "After a 401 it gets a new token, or another key, and calls once more. A key or token that is fixed cannot be renewed.";
  if (rules.every(isIn))
    return "It retries every operation, after `Retry-After` or a random delay: nothing was done.";
  if (busy)
    return "It retries operations that only read. Functions with `waitIfBusyMs`, such as `ensureSnapshot`, wait that long.";
  return rules.some(isIn) ? "It retries operations that only read." : "It does not retry.";
}

function classRecords(): ErrorRecord[] {
  return errorClasses.map(({ name, client, cases }) => {
    const exits = cases.map(({ when, advice, sample }) => ({
      when,
      advice,
      exitCode: exitCodeOf(sample),
    }));
    return {
      kind: "class",
      anchors: [name],
      statuses: [],
      operations: [],
      cause: meaningOf(name),
      client,
      advice: "",
      cases: exits,
      exitCodes: [...new Set(exits.map(({ exitCode }) => exitCode))],
      deviations: [],
    };
  });
}

/** An entry for each code, status and class. */
export function errorSearchEntries(records: readonly ErrorRecord[]): SearchEntry[] {
  return records.flatMap(({ kind, anchors, cause, advice, cases }) =>
    anchors.map((anchor) => ({
      title: anchor,
      kind: kind === "code" ? "error code" : `error ${kind}`,
      within: cause,
      address: `${errorsAddress}#${anchor}`,
      text: [advice, ...cases.map(({ when, advice: todo }) => `${when} ${todo}`)].join(" "),
      ...(kind === "status" && { keywords: `status ${anchor}, HTTP ${anchor}` }),
    })),
  );
}
