import { operationsOf, type Description, type OperationObject } from "../../spec/description.js";
import { effectItems, effectsOf } from "../../spec/effects.js";
import type { Path } from "../../spec/json-pointer.js";
import { mutant, remove, set, type Mutant } from "./mutant.js";

const extensions = ["x-rolesRequirements", "x-effects"] as const;

/**
 * False permissions, costs and dangers, as spec/ would have them: with the rendered items. Each operation loses its own, and
 * gets those of the next operation.
 */
export function mutantsOfEffects(description: Description): Mutant[] {
  const operations = operationsOf(description);
  return operations.flatMap(({ path, method, object }, index) => {
    const place: Path = ["paths", path, method.toLowerCase()];
    const next = operations[(index + 1) % operations.length]?.object;
    return extensions.flatMap((key) => {
      const own = object[key];
      const other = next?.[key];
      const withOther: OperationObject = {
        ...object,
        ...(other !== undefined && { [key]: other }),
      };
      const { [key]: _, ...without } = object;
      return [
        ...(other !== undefined && JSON.stringify(other) !== JSON.stringify(own)
          ? [
              mutant(
                "effect",
                `be that of ${next?.operationId}:`,
                set([...place, key], other),
                set([...place, "description"], rerendered(object, withOther)),
              ),
            ]
          : []),
        ...(own === undefined
          ? []
          : [
              mutant(
                "effect",
                "drop:",
                remove([...place, key]),
                set([...place, "description"], rerendered(object, without)),
              ),
            ]),
      ];
    });
  });
}

/** The description of an operation with the items of another one. */
function rerendered(object: OperationObject, changed: Partial<OperationObject>): string {
  const [before, after] = [object, changed].map((one) => effectItems(effectsOf(one)).join("\n"));
  if (before !== "") return object.description.replace(before ?? "", after ?? "");
  return object.description.replace(/\n\n|\n?$/, (end) => `\n\n${after ?? ""}${end}`);
}
