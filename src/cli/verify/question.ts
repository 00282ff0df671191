/** What the responses of a read-only operation show of an open question. Part of an entry of deviations.yaml (spec/README.md). */
export interface Observation {
  readonly look:
    | "form"
    | "value"
    | "properties"
    | "total"
    | "offset"
    | "nulls"
    | "errors"
    | "signature";
  readonly operation?: string;
  /** A JSON pointer to the object in the response, `*` for each item of a list. */
  readonly object?: string;
  readonly property?: string;
  /** The values that other properties of the object have to have. */
  readonly when?: Readonly<Record<string, string>>;
  /** The only cloud it is about. */
  readonly cloud?: string;
}

/** An open question of the description that responses can clarify. */
export interface Question {
  /** The file of deviations and the number of the entry in it, as in "dws-9". */
  readonly id: string;
  readonly text: string;
  readonly observe: readonly Observation[];
}
