import { CloudError, ConfigurationError } from "../errors.js";
import { isObject } from "../values.js";
import { checkWanted } from "./check-wanted.js";
import type { RetentionPlan } from "./plan.js";

const maxAgeMs = 600_000;

/** Checks that a value is a plan, and that it is not too old. */
export function checkPlan(operation: string, given: RetentionPlan): void {
  const plan: unknown = given; // It may have been read from a file.
  if (!isObject(plan) || !isItems(plan["kept"]) || !isItems(plan["toDelete"]) || !plan["wanted"])
    throw new ConfigurationError(`The plan of ${operation} must be the result of planRetention().`);
  checkWanted(operation, given.wanted);
  // The clock of the day, and not the one that only counts up: that of another process starts elsewhere. When it was set
  // meanwhile, the age can be negative.
  const ageMs = Date.now() - Date.parse(given.createdAt);
  if (!(Math.abs(ageMs) <= maxAgeMs))
    throw new CloudError(
      `The plan was made at ${given.createdAt}, which is more than ${maxAgeMs / 60_000} minutes from the time of this machine: plan again.`,
      { operation },
    );
}

function isItems(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (item) =>
        isObject(item) &&
        [item["id"], item["name"], item["status"], item["time"]].every(
          (text) => typeof text === "string",
        ),
    )
  );
}
