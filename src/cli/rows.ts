import { isObject } from "../values.js";

/** A result as a table: its columns, and the cells of each row. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * A list as rows, with a column for each property; those of an object within an item are named as in `datastore.type`. The list
 * is the result itself, or its only property that is one. `columns` are those to show, or choose them from all.
 */
export function rowsOf(
  result: unknown,
  columns?: readonly string[] | ((names: readonly string[]) => readonly string[]),
): Rows | undefined {
  const list = listIn(result);
  if (!list) return undefined;
  const items = list.map((item) => (isObject(item) ? flatten(item) : new Map([["value", item]])));
  const all = [...new Set(items.flatMap((item) => [...item.keys()]))];
  const names = typeof columns === "function" ? columns(all) : (columns ?? all);
  return {
    columns: names,
    rows: items.map((item) => names.map((name) => textOf(item.get(name)))),
  };
}

/** An object as rows of names and values. */
export function propertiesOf(result: unknown): Rows {
  const properties = isObject(result) ? [...flatten(result)] : [["value", result] as const];
  return {
    columns: ["property", "value"],
    rows: properties.map(([name, value]) => [name, textOf(value)]),
  };
}

function listIn(result: unknown): readonly unknown[] | undefined {
  if (Array.isArray(result)) return result as readonly unknown[];
  if (!isObject(result)) return undefined;
  const values = Object.values(result);
  const lists = values.filter(Array.isArray);
  const [list] = lists;
  return lists.length === 1 && !values.some(isObject) ? (list as readonly unknown[]) : undefined;
}

function flatten(item: Readonly<Record<string, unknown>>, prefix = ""): Map<string, unknown> {
  return new Map(
    Object.entries(item).flatMap(([name, value]): [string, unknown][] =>
      isObject(value) ? [...flatten(value, `${prefix}${name}.`)] : [[prefix + name, value]],
    ),
  );
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
