import type { Description } from "../../spec/description.js";
import type { Change } from "./change.js";

/** Schemas that are gone: no message shows their names, but the package exports a type for each. */
export function componentChanges(released: Description, current: Description): Change[] {
  return Object.keys(released.components.schemas)
    .filter((name) => !Object.hasOwn(current.components.schemas, name))
    .map((name) => ({
      weight: "break",
      whom: `who uses the type ${name}`,
      sentence: `The schema ${name} is gone, or has another name.`,
      pointer: `#/components/schemas/${name}`,
    }));
}
