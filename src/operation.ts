// The form of the generated operation tables: TypeScript checks it where a client is created from one.

/** A path or query parameter, with every bound that the description gives it. */
export interface OperationParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly type?: string;
  readonly format?: string;
  readonly values?: readonly (string | number)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly default?: unknown;
}

/** A demand that parameters make of one another; for "if", the first demands the others. */
export interface OperationDependency {
  readonly kind: "if" | "or" | "onlyOne" | "allOrNone" | "zeroOrOne";
  readonly parameters: readonly string[];
}

/** How an operation pages: the parameters that say where a page begins and how long it is, and the members of its answer. */
export interface OperationPagination {
  readonly offset: string;
  /** What the offset counts, as far as the documents can be believed. */
  readonly unit: "page" | "item";
  readonly limit: string;
  readonly items: string;
  /** The member that says how many items there are. */
  readonly total?: string;
}

/** When an operation may be sent again. */
export interface OperationRetry {
  /** After these statuses. */
  readonly statuses: readonly number[];
  /** After a connection that broke, when nobody knows whether the request had its effect. */
  readonly connectionErrors: boolean;
}

/** What the runtime knows of an operation. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly OperationParameter[];
  readonly dependencies: readonly OperationDependency[];
  readonly body?: { readonly required: boolean; readonly members: readonly string[] };
  readonly pagination?: OperationPagination;
  readonly retry?: OperationRetry;
}
