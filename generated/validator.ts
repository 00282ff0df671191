// Written by "npm run build", from scripts/validators/render.ts.

/** A fault as ajv reports it: where in the value, which keyword of the schema, and the keyword's figures. */
export interface SchemaFault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A compiled schema: says whether a value fits, and leaves what does not in `errors`. */
export interface Check {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaFault[] | null;
}

/** The compiled checks of one operation. */
export interface Validator {
  readonly operationId: string;
  /** Checks what the method of that name takes. */
  readonly request: Check;
  /** Checks what it brings, undocumented members and values included. */
  readonly response: Check;
}
