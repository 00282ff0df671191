import { StepError } from "../../build/step.js";
import type { Description } from "../../spec/description.js";
import type { DescriptionLinter } from "../../spec/spectral.js";
import {
  unusedDeviations,
  verifyDescription,
  type Verification,
  type VerificationInputs,
} from "../verify.js";
import { edited, type Mutant } from "./mutant.js";
import { mutantsOf } from "./mutants.js";

/**
 * The checks that may detect a mutant: rows and status codes of the tables, recorded values, statements without a source
 * or unused deviations, the linter.
 */
export const checks = ["tables", "recordings", "statements", "lint"] as const;
export type Check = (typeof checks)[number];

export interface Trial {
  readonly service: string;
  readonly mutant: Mutant;
  /** The first check that detects the mutant; undefined when none does. */
  readonly check: Check | undefined;
}

/**
 * Changes one fact of a description at a time and verifies the result; what the verification does not detect is left to
 * the linter. That a change would also make generated/ stale does not count.
 *
 * @param atMost Tries about as many mutants, at even distances.
 */
export async function tryMutants(
  descriptions: ReadonlyMap<string, Description>,
  inputs: VerificationInputs,
  lint: DescriptionLinter,
  { atMost = Infinity } = {},
): Promise<Trial[]> {
  const verifications = [...descriptions].map(([service, description]) =>
    verifyDescription(service, description, inputs),
  );
  const mutants = [...descriptions].flatMap(([service, description]) =>
    mutantsOf(description).map((mutant) => ({ service, description, mutant })),
  );
  const every = Math.ceil(mutants.length / atMost) || 1;
  const trials: Trial[] = [];
  for (const [index, { service, description, mutant }] of mutants.entries()) {
    if (index % every !== 0) continue;
    const others = verifications.filter((verification) => verification.service !== service);
    const changed = edited(description, mutant.edits);
    const check = detectedBy(service, changed, others, inputs);
    const isFoundByLint = !check && (await lint(service, JSON.stringify(changed))).length > 0;
    trials.push({ service, mutant, check: check ?? (isFoundByLint ? "lint" : undefined) });
  }
  return trials;
}

function detectedBy(
  service: string,
  description: Description,
  others: readonly Verification[],
  inputs: VerificationInputs,
): Check | undefined {
  try {
    const verification = verifyDescription(service, description, inputs);
    const labels = verification.open.flatMap(({ source }) => (source ? [source.label] : []));
    if (labels.some((label) => label.startsWith("recording "))) return "recordings";
    if (labels.length > 0) return "tables";
    if (verification.open.length > 0) return "statements";
    const unused = unusedDeviations([verification, ...others], inputs);
    return unused.length > 0 ? "statements" : undefined;
  } catch (error) {
    if (error instanceof StepError) return "tables";
    throw error;
  }
}
