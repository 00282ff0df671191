// Compiles the checks of requests and answers ahead of time, one module an operation, so that no validator library is shipped.
import { compileValidators } from "./validators/compile.js";
import { renderValidator, renderValidatorIndex, validatorTypes } from "./validators/render.js";
import { withSourceLocations } from "../spec/source-location.js";
import { readBundle } from "../spec/description.js";
import { serviceNames } from "../build/project.js";
import { stage } from "../build/step.js";
import { type StepReport } from "../build/step.js";

export async function validatorsStep(): Promise<StepReport> {
  const wrote: string[] = [];
  const modules: { readonly operationId: string; readonly path: string }[] = [];
  for (const service of serviceNames()) {
    for (const [operationId, code] of await withSourceLocations(service, () =>
      compileValidators(readBundle(service)),
    )) {
      const path = `${service}/validators/${operationId}`;
      modules.push({ operationId, path });
      wrote.push(stage(`${path}.ts`, renderValidator(service, operationId, code)));
    }
  }
  return {
    wrote: [
      ...wrote,
      stage("validator.ts", validatorTypes),
      stage("validators.ts", renderValidatorIndex(modules)),
    ],
  };
}
