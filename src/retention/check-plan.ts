import { CloudError, ConfigurationError } from "../errors.js";
import { isObject } from "../values.js";
import { checkWanted } from "./check-wanted.js";
import type { RetentionPlan } from "./plan.js";

const maxAgeMs = 600_000;

/** Checks that a value is a plan, and that it is not too old. */
export function checkPlan(operation: string, plan: unknown): asserts plan is RetentionPlan {
  if (!isPlan(plan))
    throw new ConfigurationError(`The plan of ${operation} must be the result of planRetention().`);
  checkWanted(operation, plan.wanted);
  // The clock of the day, and not the one that only counts up: that of another process starts elsewhere. When it was set
  // meanwhile, the age can be negative.
  const ageMs = Date.now() - Date.parse(plan.createdAt);
  if (!(Math.abs(ageMs) <= maxAgeMs))
    throw new CloudError(
      `The plan was made at ${plan.createdAt}, which is more than ${maxAgeMs / 60_000} minutes from the time of this machine: plan again.`,
      { operation },
    );
}

function isPlan(value: unknown): value is RetentionPlan {
  return (
    isObject(value) &&
    isItems(value["kept"]) &&
    isItems(value["toDelete"]) &&
    Boolean(value["wanted"])
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
