import { checkOptions, type RulesFor } from "../check-options.js";
import { ConfigurationError, throwConfigurationError } from "../errors.js";
import { isObject } from "../values.js";
import { createCalendar, periodNames } from "./calendar.js";
import type { ClusterRetention, InstanceRetention, RetentionKeep } from "./plan.js";

/** A function: a bundler keeps the copy of an object that a module makes when it is loaded. */
const wantedRules = () =>
  ({
    cluster_id: "string",
    instance_id: "string",
    keep: "record",
    timeZone: "string",
    namePrefix: "string",
    allNames: "boolean",
    failedOlderThanMs: "any",
  }) as const satisfies RulesFor<ClusterRetention | InstanceRetention>;

const keepRules = () =>
  ({
    last: 0,
    withinMs: "any", // A delay of a timer has a limit, which is shorter than a month.
    hourly: 0,
    daily: 0,
    weekly: 0,
    monthly: 0,
    yearly: 0,
  }) as const satisfies RulesFor<RetentionKeep>;

/** Checks what to keep: a rule with a wrong name would delete what it was meant to keep. */
export function checkWanted(owner: string, wanted: ClusterRetention | InstanceRetention): void {
  checkOptions(owner, wanted, wantedRules());
  // Without a type checker, it may be anything.
  const given: { readonly [Name in keyof typeof wanted]?: unknown } = { ...wanted };
  if (!given.cluster_id === !given.instance_id)
    throw new ConfigurationError(`${owner} needs either \`cluster_id\` or \`instance_id\`.`);
  if (!given.namePrefix === !given.allNames)
    throw new ConfigurationError(
      `${owner} needs either \`namePrefix\`, the beginning of the names that it may delete, or \`allNames: true\`.`,
    );
  checkKeep(owner, given.keep);
  checkDuration("failedOlderThanMs", given.failedOlderThanMs);
  createCalendar(wanted.timeZone ?? "UTC");
}

function checkKeep(owner: string, given: unknown): void {
  checkOptions(owner, given, keepRules(), "keep.");
  const keep: RetentionKeep = isObject(given) ? given : {};
  const counts = ["last" as const, ...periodNames];
  for (const name of counts)
    if (!Number.isInteger(keep[name] ?? 0))
      throwConfigurationError(`keep.${name}`, "a whole number");
  checkDuration("keep.withinMs", keep.withinMs);
  if (keep.withinMs === undefined && !counts.some((name) => keep[name]))
    throw new ConfigurationError(
      `${owner} needs a rule in \`keep\`: ${[...counts, "withinMs"].join(", ")}.`,
    );
}

function checkDuration(name: string, milliseconds: unknown): void {
  if (milliseconds === undefined) return;
  if (!(typeof milliseconds === "number" && milliseconds >= 0 && Number.isFinite(milliseconds)))
    throwConfigurationError(name, "a number of milliseconds from 0");
}
