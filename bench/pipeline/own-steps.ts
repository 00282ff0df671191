import { renderClient } from "../../scripts/codegen/client-module.js";
import { renderPublic } from "../../scripts/codegen/public-module.js";
import { renderResponseSchemas } from "../../scripts/codegen/response-schemas.js";
import type { Description } from "../../scripts/spec/description.js";

const service = "synthetic";

/** All of scripts/codegen/client.ts but reading and writing files. Returns the texts. */
export function clientStep(json: string): string[] {
  const description = JSON.parse(json) as Description;
  return [renderClient(service, description), renderPublic(new Map([[service, description]]))];
}

/** All of scripts/codegen/schemas.ts but reading and writing files. Returns the text. */
export function schemasStep(json: string): string {
  return renderResponseSchemas(service, JSON.parse(json) as Description);
}
