import type { Description } from "../../spec/description.js";
import type { DescriptionLinter } from "../../spec/lint-description.js";
import { StepError } from "../../build/step.js";
import { idlePlaces, prove, type Premises, type Proof } from "../verify.js";
import { edited } from "./edit.js";
import { mutantsOf, type Mutant } from "./mutants.js";

/** Who notices a mutant: a record of a document, a recorded value, the way back from the description to both, or the linter. */
export type Catcher = "tables" | "recordings" | "way back" | "lint";

export interface Trial {
  readonly service: string;
  readonly mutant: Mutant;
  /** Undefined for a survivor. */
  readonly catcher: Catcher | undefined;
}

/**
 * Changes one fact of a description at a time and holds the result against the documents; what they do not notice is
 * left to the linter. That a change would also make generated/ stale does not count.
 *
 * @param every Tries only each nth mutant.
 */
export async function tryMutants(
  descriptions: ReadonlyMap<string, Description>,
  premises: Premises,
  lint: DescriptionLinter,
  { every = 1 } = {},
): Promise<Trial[]> {
  const proofs = new Map(
    [...descriptions].map(([service, description]) => [
      service,
      prove(service, description, premises),
    ]),
  );
  const trials: Trial[] = [];
  for (const [service, description] of descriptions) {
    const others = [...proofs.values()].filter((proof) => proof.service !== service);
    for (const mutant of mutantsOf(description).filter((_, index) => index % every === 0)) {
      const changed = edited(description, mutant.edits);
      const noticed = noticedBy(service, changed, others, premises);
      trials.push({
        service,
        mutant,
        catcher:
          noticed ??
          ((await lint(service, JSON.stringify(changed))).length > 0 ? "lint" : undefined),
      });
    }
  }
  return trials;
}

function noticedBy(
  service: string,
  description: Description,
  others: readonly Proof[],
  premises: Premises,
): Catcher | undefined {
  try {
    const proof = prove(service, description, premises);
    const sources = proof.open.map(({ source }) => source?.label);
    if (sources.some((label) => label?.startsWith("recording"))) return "recordings";
    if (sources.some((label) => label !== undefined)) return "tables";
    return proof.open.length > 0 || idlePlaces([proof, ...others], premises).length > 0
      ? "way back"
      : undefined;
  } catch (error) {
    if (error instanceof StepError) return "tables";
    throw error;
  }
}
