import { renderClient } from "../../scripts/codegen/client/render-client.js";
import { renderPublic } from "../../scripts/codegen/client/render-public.js";
import type { Description } from "../../scripts/spec/description.js";
import { compileValidators } from "../../scripts/codegen/validators/compile.js";
import { renderValidator, renderValidatorIndex } from "../../scripts/codegen/validators/render.js";

const service = "synthetic";

/** All of scripts/codegen/client.ts but reading and writing files. Returns the texts. */
export function clientStep(json: string): string[] {
  const description = JSON.parse(json) as Description;
  return [renderClient(service, description), renderPublic(new Map([[service, description]]))];
}

/** All of scripts/codegen/validators.ts but reading and writing files. Returns the texts. */
export async function validatorsStep(json: string): Promise<string[]> {
  const code = await compileValidators(JSON.parse(json) as Description);
  const modules = [...code.keys()].map((operationId) => ({
    operationId,
    path: `${service}/validators/${operationId}`,
  }));
  return [
    renderValidatorIndex(modules),
    ...[...code].map(([operationId, text]) => renderValidator(service, operationId, text)),
  ];
}
