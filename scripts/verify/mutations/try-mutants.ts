import type { Description } from "../../spec/description.js";
import { toPointer } from "../../spec/json-pointer.js";
import type { DescriptionLinter } from "../../spec/spectral.js";
import { StepError } from "../../build/step.js";
import type { Difference } from "../coverage-tracker.js";
import {
  unusedDeviations,
  verifyDescription,
  type Verification,
  type VerificationInputs,
} from "../verify.js";
import { affectedParts, type AffectedPart } from "./affected-part.js";
import { atEvenDistances, edited, type Mutant } from "./mutant.js";
import { mutantsOf } from "./mutants.js";
import { mutantsOfTables } from "./table-mutants.js";

/**
 * The checks that may detect a mutant: rows and status codes of the tables, recorded values, statements without a source
 * or unused deviations, the linter; for texts, that they have to be accepted.
 */
export const checks = ["tables", "recordings", "statements", "lint", "acceptance"] as const;
export type Check = (typeof checks)[number];

export interface Trial {
  readonly service: string;
  readonly mutant: Mutant;
  /** The first check that detects the mutant; undefined when none does. */
  readonly check: Check | undefined;
}

/**
 * Changes one fact of a description at a time and verifies the part that the change affects; what the verification does not
 * detect is left to the linter. Only what the part does not have without the change counts. That a change would also make
 * generated/ stale does not count.
 *
 * @param linters The faster one first.
 * @param ofEachKind Tries at most as many mutants of each kind of fact, at even distances.
 */
export async function tryMutants(
  descriptions: ReadonlyMap<string, Description>,
  inputs: VerificationInputs,
  linters: readonly DescriptionLinter[],
  { ofEachKind = Infinity } = {},
): Promise<Trial[]> {
  const mutants = [...descriptions].flatMap(([service, description]) => {
    const documents = inputs.documents.filter((document) => document.service === service);
    const trial = new Trials(service, description, inputs, descriptions, linters);
    return [...mutantsOf(description, documents), ...documents.flatMap(mutantsOfTables)].map(
      (mutant) => ({ service, mutant, trial }),
    );
  });
  const trials: Trial[] = [];
  for (const { service, mutant, trial } of atEvenDistances(mutants, ofEachKind))
    trials.push({ service, mutant, check: await trial.checkOf(mutant) });
  return trials;
}

/** What verification and linter find in a part of a description without a change. */
interface Baseline {
  readonly open: ReadonlySet<string>;
  readonly used: Verification["used"];
  readonly lint: Map<DescriptionLinter, Promise<ReadonlySet<string>>>;
}

/** The trials of the mutants of one description. */
class Trials {
  readonly #partOf: ReturnType<typeof affectedParts>;
  readonly #baselines = new Map<string, Baseline>();
  #others: readonly Verification[] | undefined;

  constructor(
    readonly service: string,
    readonly description: Description,
    readonly inputs: VerificationInputs,
    readonly descriptions: ReadonlyMap<string, Description>,
    readonly linters: readonly DescriptionLinter[],
  ) {
    const own = inputs.documents.filter((document) => document.service === service);
    this.#partOf = affectedParts(description, own);
  }

  async checkOf(mutant: Mutant): Promise<Check | undefined> {
    const part = this.#partOf(mutant.edits, mutant.file);
    const changed = changedPart(part, mutant);
    const baseline = this.#baselineOf(part);
    const verification = verificationOf(this.service, changed, this.inputs);
    if (!verification) return "tables";
    const found = verification.open.filter((difference) => !baseline.open.has(keyOf(difference)));
    const labels = found.flatMap(({ source }) => (source ? [source.label] : []));
    if (labels.some((label) => label.startsWith("recording "))) return "recordings";
    if (labels.length > 0) return "tables";
    if (found.length > 0) return "statements";
    // A deviation that this part no longer needs may be needed by another one.
    if (isLess(verification.used, baseline.used) && this.#leavesDeviationUnused(mutant))
      return "statements";
    for (const linter of this.linters) {
      const known = baseline.lint.get(linter) ?? this.#lintKeys(linter, part.description);
      baseline.lint.set(linter, known);
      const [before, after] = [await known, await this.#lintKeys(linter, changed.description)];
      if ([...after].some((key) => !before.has(key))) return "lint";
    }
    return undefined;
  }

  #baselineOf(part: AffectedPart): Baseline {
    const known = this.#baselines.get(part.key);
    if (known) return known;
    const verification = verificationOf(this.service, part, this.inputs);
    const baseline: Baseline = {
      open: new Set(verification?.open.map(keyOf)),
      used: verification?.used ?? new Map(),
      lint: new Map(),
    };
    this.#baselines.set(part.key, baseline);
    return baseline;
  }

  #leavesDeviationUnused(mutant: Mutant): boolean {
    const all = { description: this.description, documents: this.inputs.documents, key: "" };
    const verification = verificationOf(this.service, changedPart(all, mutant), this.inputs);
    if (!verification) return true;
    this.#others ??= [...this.descriptions]
      .filter(([other]) => other !== this.service)
      .map(([other, one]) => verifyDescription(other, one, this.inputs));
    return unusedDeviations([verification, ...this.#others], this.inputs).length > 0;
  }

  async #lintKeys(
    linter: DescriptionLinter,
    description: Description,
  ): Promise<ReadonlySet<string>> {
    const results = await linter(this.service, JSON.stringify(description));
    return new Set(results.map(({ code, message }) => `${code} ${message}`));
  }
}

/** Undefined if the description cannot be verified. */
function verificationOf(
  service: string,
  { description, documents }: Omit<AffectedPart, "key">,
  inputs: VerificationInputs,
): Verification | undefined {
  try {
    return verifyDescription(service, description, { ...inputs, documents });
  } catch (error) {
    if (error instanceof StepError) return undefined;
    throw error;
  }
}

/** A part after the change of its description, or of the tables in a file. */
function changedPart(
  { description, documents, key }: AffectedPart,
  { edits, file }: Mutant,
): AffectedPart {
  if (file === undefined) return { description: edited(description, edits), documents, key };
  const changed = documents.map((document) => {
    const { placeOf, ...record } = document;
    return document.file === file ? { ...edited(record, edits), placeOf } : document;
  });
  return { description, documents: changed, key };
}

function keyOf({ path, message, source }: Difference): string {
  return `${toPointer(path)} ${source?.label ?? ""} ${message}`;
}

/** Whether something that was used is not used any more. */
function isLess(now: Verification["used"], before: Verification["used"]): boolean {
  return [...before].some(([place, parts]) => {
    const left = now.get(place);
    return !left || [...parts].some((part) => !left.has(part));
  });
}
