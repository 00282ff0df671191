import { clientParameters, dependenciesOf } from "../../../codegen/inputs.js";
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
  for (const {
    parameters: [given, required],
  } of dependenciesOf(operation))
    if (chosen.has(given)) chosen.add(required);
  return parameters.filter(({ name }) => chosen.has(name));
}
