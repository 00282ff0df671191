import { hashOfContent } from "../../build/hash.js";
import type { Description } from "../../spec/description.js";
import { behind } from "../../spec/deviations.js";
import { unacceptedTables } from "../acceptance.js";
import { otherFiles, passagesOf } from "../passages.js";
import { verifyDescription, type VerificationInputs } from "../verify.js";
import { atEvenDistances, edited, type Mutant } from "./mutant.js";
import { mutantsOfAcceptedTables, mutantsOfFile, mutantsOfTexts } from "./text-mutants.js";
import type { Trial } from "./try-mutants.js";

/** A mutant, and whether what it changes has to be accepted again. */
interface Text {
  readonly service: string;
  readonly mutant: Mutant;
  readonly isNoticed: () => boolean;
}

/** Changes one statement at a time that no other check understands. */
export function tryTexts(
  descriptions: ReadonlyMap<string, Description>,
  inputs: VerificationInputs,
  { ofEachKind = Infinity } = {},
): Trial[] {
  const texts = [
    ...[...descriptions].flatMap(([service, one]) => textsOf(service, one, inputs)),
    ...inputs.documents.flatMap(({ placeOf, ...record }) =>
      mutantsOfAcceptedTables({ ...record, placeOf }).map((mutant): Text => {
        const changed = () => ({ ...edited(record, mutant.edits), placeOf });
        const isNoticed = (): boolean => unacceptedTables([changed()]).length > 0;
        return { service: record.service, mutant, isNoticed };
      }),
    ),
    ...otherFiles().flatMap(({ name, content, hash }) =>
      mutantsOfFile(name, content).map((mutant): Text => {
        const isNoticed = (): boolean => hashOfContent(edited(content, mutant.edits)) !== hash();
        return { service: name.replace(/\/.*/, ""), mutant, isNoticed };
      }),
    ),
  ];
  return atEvenDistances(texts, ofEachKind).map(({ service, mutant, isNoticed }) => ({
    service,
    mutant,
    check: isNoticed() ? "acceptance" : undefined,
  }));
}

function textsOf(service: string, description: Description, inputs: VerificationInputs): Text[] {
  const { documents } = verifyDescription(service, description, inputs);
  const before = new Map(
    passagesOf(service, description, documents).map((passage) => [passage.name, passage]),
  );
  return mutantsOfTexts(description).map((mutant) => ({
    service,
    mutant,
    isNoticed: () =>
      passagesOf(service, edited(description, mutant.edits), documents)
        .filter(({ path = [] }) => mutant.edits.some((edit) => behind(path, edit.path)))
        .some(({ name, hash }) => hash() !== before.get(name)?.hash()),
  }));
}
