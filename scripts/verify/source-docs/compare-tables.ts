import type { Row } from "../../spec/tables.js";
import { compareRow, factsInWords, hasOurWords, isRenamed } from "./compare-rows.js";
import type { Difference, Sides } from "./difference.js";
import type { PageRow, PageTable } from "./page.js";
import { pairTables, type TablePair } from "./pair-tables.js";

/** What our tables and those of a page do not both say. */
export function compareTables(sides: Sides): Difference[] {
  const { record, page, whole } = sides;
  const pairs = pairTables(record, page.tables);
  const numbers = new Map(pairs.map((pair) => [pair.page.number, pair.ours.number]));
  const missing = record.tables.flatMap((table, index): Difference[] => {
    if (pairs.some((pair) => pair.index === index)) return [];
    const rows = table.rows.map(({ name }) => name).join(", ");
    const what = `Table ${table.number}`;
    return [
      {
        ours: record.placeOf(["tables", index]),
        pageLine: 1,
        what,
        weSay: `${table.title}: ${rows}`,
        pageSays: "no such table",
        whose: whole,
        kind: "fact",
      },
    ];
  });
  const added = page.tables
    .filter((table) => !pairs.some((pair) => pair.page === table))
    .map((table): Difference => {
      const rows = table.rows.map(({ name }) => name).join(", ");
      const what = `Table ${table.number}`;
      return {
        ours: record.placeOf(["tables"]),
        pageLine: table.line,
        what,
        weSay: "no such table",
        pageSays: `${table.title}: ${rows}`,
        whose: whole,
        kind: "fact",
      };
    });
  return [...pairs.flatMap((pair) => compareTable(sides, pair, numbers)), ...missing, ...added];
}

function compareTable(
  sides: Sides,
  pair: TablePair,
  numbers: ReadonlyMap<number, number>,
): Difference[] {
  const { record, whole } = sides;
  const { index, ours, page } = pair;
  const at = {
    ours: record.placeOf(["tables", index]),
    pageLine: page.line,
    whose: whole,
    kind: "fact",
  } as const;
  const matched = ours.rows.flatMap(
    (row, rowIndex): { row: Row; rowIndex: number; pageRow: PageRow }[] => {
      const pageRow = page.rows.find(({ name }) => name === row.name);
      return pageRow ? [{ row, rowIndex, pageRow }] : [];
    },
  );
  return [
    ...(ours.number === page.number
      ? []
      : [
          {
            ...at,
            what: `Table ${ours.number}: number`,
            weSay: String(ours.number),
            pageSays: String(page.number),
          },
        ]),
    ...(ours.title === page.title
      ? []
      : [{ ...at, what: `Table ${ours.number}: title`, weSay: ours.title, pageSays: page.title }]),
    ...compareColumns(pair, matched).map((difference) => ({ ...at, ...difference })),
    ...matched.flatMap(({ row, rowIndex, pageRow }) =>
      compareRow(sides, pair, rowIndex, [row, pageRow], numbers),
    ),
    ...missingAndNew(sides, pair),
    ...moved(matched).map(({ row, rowIndex, pageRow }): Difference => {
      const place = record.placeOf(["tables", index, "rows", rowIndex]);
      const [weSay, pageSays] = [placeIn(ours.rows, row.name), placeIn(page.rows, row.name)];
      return {
        ...at,
        ours: place,
        pageLine: pageRow.line,
        what: `Table ${ours.number}, ${row.name}: moved`,
        weSay,
        pageSays,
      };
    }),
  ];
}

/** Told once a table, and not once a row. */
function compareColumns(
  { ours, page }: TablePair,
  matched: readonly { row: Row; pageRow: PageRow }[],
): Pick<Difference, "what" | "weSay" | "pageSays" | "kind">[] {
  const [we, they] = [
    ours.rows.some(({ mandatory }) => mandatory !== undefined),
    page.columns.includes("mandatory"),
  ];
  const flags = (rows: readonly { name: string; mandatory?: boolean }[], flag: boolean): string =>
    rows
      .filter(({ mandatory }) => mandatory === flag)
      .map(({ name }) => name)
      .join(", ") || "none";
  const column = (
    there: boolean,
    rows: readonly { name: string; mandatory?: boolean }[],
  ): string => (there ? `Yes: ${flags(rows, true)}; No: ${flags(rows, false)}` : "no such column");
  if (we !== they)
    return [
      {
        what: `Table ${ours.number}: column Mandatory`,
        weSay: column(we, ours.rows),
        pageSays: column(they, page.rows),
        kind: "fact",
      },
    ];
  const reordered = matched.filter(
    ({ row, pageRow }) => row.hash !== pageRow.hash && hasOurWords(row, pageRow),
  );
  if (reordered.length === 0) return [];
  return [
    {
      what: `Table ${ours.number}: columns`,
      weSay: "another order",
      pageSays: page.columns.join(", "),
      kind: "words",
    },
  ];
}

function missingAndNew({ record, whole }: Sides, { index, ours, page }: TablePair): Difference[] {
  const gone = ours.rows.filter(({ name }) => !page.rows.some((row) => row.name === name));
  const fresh = page.rows.filter(({ name }) => !ours.rows.some((row) => row.name === name));
  const renames = gone.flatMap((row): [Row, PageRow][] => {
    const renamed = fresh.find((pageRow) => isRenamed(row, pageRow));
    return renamed ? [[row, renamed]] : [];
  });
  const placeOf = (row: Row): Difference["ours"] =>
    record.placeOf(["tables", index, "rows", ours.rows.indexOf(row)]);
  const at = { whose: whole, kind: "fact" } as const;
  const table = `Table ${ours.number}`;
  return [
    ...renames.map(([row, pageRow]): Difference => ({
      ...at,
      ours: placeOf(row),
      pageLine: pageRow.line,
      what: `${table}, ${row.name}: name`,
      weSay: row.name,
      pageSays: pageRow.name,
    })),
    ...gone
      .filter((row) => !renames.some(([renamed]) => renamed === row))
      .map((row): Difference => ({
        ...at,
        ours: placeOf(row),
        pageLine: page.line,
        what: `${table}, ${row.name}`,
        weSay: row.type,
        pageSays: "no such row",
      })),
    ...fresh
      .filter((row) => !renames.some(([, renamed]) => renamed === row))
      .map((row): Difference => ({
        ...at,
        ours: record.placeOf(["tables", index]),
        pageLine: row.line,
        what: `${table}, ${row.name}`,
        weSay: "no such row",
        pageSays: factsInWords(row),
      })),
  ];
}

/** The fewest rows whose move explains the other order: all but a longest run that kept its order. */
function moved<T extends { readonly row: Row; readonly pageRow: PageRow }>(
  matched: readonly T[],
): T[] {
  const runs: T[][] = [];
  for (const [index, match] of matched.entries()) {
    const before = runs
      .slice(0, index)
      .filter((run) => (run.at(-1)?.pageRow.line ?? 0) < match.pageRow.line);
    const longest = before.reduce<T[]>((best, run) => (run.length > best.length ? run : best), []);
    runs.push([...longest, match]);
  }
  const kept = new Set(
    runs.reduce<T[]>((best, run) => (run.length > best.length ? run : best), []),
  );
  return matched.filter((match) => !kept.has(match));
}

function placeIn(rows: readonly (Row | PageTable["rows"][number])[], name: string): string {
  const index = rows.findIndex((row) => row.name === name);
  const before = rows[index - 1];
  return before ? `after ${before.name}` : "first";
}
