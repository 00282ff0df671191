import { clientParameters, dependenciesOf } from "../../../codegen/client/input.js";
import type { Operation, Parameter } from "../../../spec/description.js";

/** The parameters that a sample shows: all that are required, of the rest only what says which page is wanted, and what these need. */
export function chosenParameters(operation: Operation): Parameter[] {
  const parameters = operation.parameters.filter(({ name }) => !clientParameters.has(name));
  const paging = new Set(
    operation.object["x-speakeasy-pagination"]?.inputs.map(({ name }) => name),
  );
  const chosen = new Set(
    parameters
      .filter(
        ({ name, required, example }) => required || (paging.has(name) && example !== undefined),
      )
      .map(({ name }) => name),
  );
  for (const { kind, parameters: names } of dependenciesOf(operation)) {
    const [first = ""] = names;
    const some = names.some((name) => chosen.has(name));
    if (kind === "allOrNone" && some) for (const name of names) chosen.add(name);
    if (kind === "if" && chosen.has(first)) chosen.add(names[1] ?? first);
    if ((kind === "or" || kind === "onlyOne") && !some) chosen.add(first);
  }
  return parameters.filter(({ name }) => chosen.has(name));
}
