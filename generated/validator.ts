// Written by "npm run build", from scripts/codegen/validators/render.ts.

/** A fault as ajv reports it: where in the value, which keyword of the schema, and the keyword's figures. */
export interface SchemaFault {
  /** A JSON pointer into the value. */
  readonly instancePath: string;
  /** The keyword of JSON Schema that the value breaks. */
  readonly keyword: string;
  /** What the keyword demanded, by ajv's names. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** A compiled schema: says whether a value fits, and leaves what does not in `errors`. */
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
