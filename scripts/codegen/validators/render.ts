import { StepError } from "../../build/step.js";

/** The text of generated/<service>/validators/<operationId>.ts. */
export function renderValidator(service: string, operationId: string, code: string): string {
  return `// @ts-nocheck The code below is ajv's; its type is stated where it is exported.
// Written by "npm run build" from spec/${service}, where changes belong.
import type { Validator } from "../../validator.js";

${code.replace(/^"use strict";\n/, "")}
/** The compiled checks of \`${operationId}\`. */
export const ${operationId}Validator: Validator = { operationId: "${operationId}", request: checks.request, response: checks.response };
`;
}

/** The text of generated/validators.ts: the validators of all services, each of which can be imported alone. */
export function renderValidatorIndex(
  modules: readonly { readonly operationId: string; readonly path: string }[],
): string {
  const twice = modules.find(
    ({ operationId }, index) =>
      modules.findIndex((other) => other.operationId === operationId) !== index,
  );
  if (twice)
    throw new StepError(
      `Two services have an operation called ${twice.operationId}, and their validators share one module.`,
    );
  const imports = modules.map(
    ({ operationId, path }) => `import { ${operationId}Validator } from "./${path}.js";\n`,
  );
  const names = modules.map(({ operationId }) => `${operationId}Validator`);
  const all = modules.map(({ operationId }) => `  ${operationId}: ${operationId}Validator,\n`);
  return `// Written by "npm run build" from spec/, where changes belong.
${imports.join("")}
export type { Check, SchemaFault, Validator } from "./validator.js";
export { ${names.join(", ")} };

/** The validator of each operation, by its operationId. */
export const allValidators = {\n${all.join("")}};
`;
}

/** The text of generated/validator.ts: the form of every validator. */
export const validatorTypes = `// Written by "npm run build", from scripts/codegen/validators/render.ts.

/** A fault as ajv reports it: where in the value, which keyword of the schema, and the keyword's figures. */
export interface SchemaFault {
  /** A JSON pointer into the value. */
  readonly instancePath: string;
  /** The keyword of JSON Schema that the value breaks. */
  readonly keyword: string;
  /** What the keyword demanded, by ajv's names. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** A compiled schema: says whether a value fits, and leaves what does not in \`errors\`. */
export interface Check {
  (value: unknown): boolean;
  /** What the last value did wrong; null or missing when it did nothing wrong. */
  readonly errors?: readonly SchemaFault[] | null;
}

/** The compiled checks of one operation. */
export interface Validator {
  /** The operation that is checked. */
  readonly operationId: string;
  /** Checks what the method of that name takes. */
  readonly request: Check;
  /** Checks what it brings, undocumented members and values included. */
  readonly response: Check;
}
`;
