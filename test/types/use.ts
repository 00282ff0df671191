/** Uses values that are declared for their types; no file of this folder runs. */
export declare function use(...values: readonly unknown[]): void;
