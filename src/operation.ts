// The form of the generated operation tables: TypeScript checks it where a client is created from one.

/**
 * A JSON Schema of the keywords that the descriptions use, as short as possible: a schema that has `properties` means an
 * object, allows no other properties unless `additionalProperties` is true, and one that has `items` means an array.
 */
export interface JsonSchema {
  /** The name of a component that holds the schema. */
  readonly $ref?: string;
  readonly type?: "string" | "integer" | "number" | "boolean" | "array" | "object";
  readonly nullable?: boolean;
  /** `int32` bounds an integer, and `password` marks a value that nothing may show. */
  readonly format?: "int32" | "password";
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** In code points. */
  readonly minLength?: number;
  /** In code points. */
  readonly maxLength?: number;
  readonly pattern?: string;
  /** How to write a text of the pattern, for the message about one that is not. */
  readonly hint?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean;
  /** For a property, the properties that it requires. */
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  /** Groups of properties, of each of which an object has exactly one. */
  readonly onlyOne?: readonly (readonly string[])[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** How an operation pages: the parameters for the start and the length of a page, and the properties of its response. */
export interface OperationPagination {
  readonly operation: string;
  readonly offset: string;
  /** What the offset counts, according to the documents. */
  readonly unit: "page" | "item";
  readonly limit: string;
  /** The documented length of a page if `limit` is left out. */
  readonly pageSize?: number;
  readonly items: string;
  /** Whether the items are texts and not objects. */
  readonly texts?: boolean;
  /** The property that holds the number of all items. */
  readonly total?: string;
}

/** When a request may be sent again. */
export interface OperationRetry {
  /** After these statuses. */
  readonly statuses: readonly number[];
  /** After a connection that broke, when the request may have had its effect. */
  readonly connectionErrors: boolean;
}

/** What the runtime knows of an operation. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** Path parameters, query parameters and the properties of the body in one object, without the client's own `project_id`. */
  readonly input: JsonSchema;
  /** The properties of `input` that form the body; missing for a request without a body. */
  readonly body?: readonly string[];
  /**
   * Whether a success has a body, according to the description; missing for an operation whose successes always have one. With
   * "never" the operation resolves to undefined, even if the service sends `{}`; with "maybe" it does without a body.
   */
  readonly responseBody?: "never" | "maybe";
  /** Whether it deletes or overwrites something, according to the description. */
  readonly destructive?: true;
  /** Only where the rule differs from that of the service. */
  readonly retry?: OperationRetry;
}

/** Where a property of an input is sent. */
export function placeOf({ path, body }: Operation, name: string): "path" | "query" | "body" {
  if (path.includes(`{${name}}`)) return "path";
  return body?.includes(name) ? "body" : "query";
}
