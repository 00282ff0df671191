import { columnHeadings, columnOf, labelOf } from "./headings.js";
import { PageError, type Column, type Paragraph, type TableBlock } from "./page.js";

/**
 * Finds the rows of a table whose cells are paragraphs, one after the other. A row begins where paragraphs have the shape
 * of its cells in the order of the columns: a name, Yes or No, a type. What follows is its description.
 */
export function readTable(
  file: string,
  line: number,
  { number, title }: { readonly number: number; readonly title: string },
  paragraphs: readonly Paragraph[],
): TableBlock {
  const headings: string[] = [];
  for (const { text } of paragraphs) {
    if (columnOf(text) === undefined || headings.includes(text)) break;
    headings.push(text);
  }
  const cells = paragraphs.slice(headings.length);
  const columns = headings.map(columnOf).filter((column) => column !== undefined);
  if (!columns.includes("name") || !columns.includes("type") || columns.at(-1) !== "description") {
    const place = paragraphs[headings.length]?.line ?? line;
    throw new PageError(
      file,
      place,
      1,
      `Table ${number} has no column headings that are known here: its name, its type and, as the last, its description (${columnHeadings.join(", ")}).`,
    );
  }
  if (cells.length === 0) throw new PageError(file, line, 1, `Table ${number} has no rows.`);

  const head = columns.length - 1;
  const starts = [...cells.keys()].filter((index) =>
    isRowStart(cells.slice(index, index + head + 2), columns),
  );
  const shape = columns.slice(0, -1).join(", ");
  const unplaced = starts[0] === 0 ? strayLabel(cells, starts, head) : cells[0];
  if (unplaced)
    throw new PageError(
      file,
      unplaced.line,
      1,
      `Table ${number}: no row can be made out here; it begins with ${shape}.`,
    );
  const rows = starts.map((start, index) => {
    const row = cells.slice(start, starts[index + 1] ?? cells.length);
    const description = row.slice(head);
    return {
      line: row[0]?.line ?? line,
      cells: [...row.slice(0, head).map((cell) => [cell]), description],
    };
  });
  return { kind: "table", line, number, title, headings, rows };
}

/** Where a labelled description begins and no row does: a cell before it is lost. */
function strayLabel(
  cells: readonly Paragraph[],
  starts: readonly number[],
  head: number,
): Paragraph | undefined {
  return cells.find(
    ({ text }, index) => labelOf(text) === "definition" && !starts.includes(index - head),
  );
}

/** Words of the vendor's type names. A new one is still recognised where the table has labels or a mandatory column. */
const knownType =
  /^(?:string|integer|int(?:32|64)?|long|short|double|float|number|boolean|bool|object|date|datetime|timestamp|text|enum|map|list|array|\w+ objects?|(?:array|list|map|set)(?: of |<|\[)[\w<>,[\] ]*)$/i;

function isRowStart(cells: readonly Paragraph[], columns: readonly Column[]): boolean {
  const head = cells.slice(0, columns.length - 1);
  const cell = (column: Column): string | undefined => head[columns.indexOf(column)]?.text;
  const [name, type] = [cell("name") ?? "", cell("type") ?? ""];
  const next = cells[head.length];
  if (
    head.length < columns.length - 1 ||
    head.some(({ item }) => item) ||
    labelOf(name) !== undefined
  )
    return false;
  if (!/^[A-Za-z_][\w.[\]-]*$/.test(name)) return false;
  const labelled = next !== undefined && labelOf(next.text) === "definition";
  if (columns.includes("mandatory")) {
    const sentence = /[.:]$/.test(type) || type.split(" ").length > 5;
    return (
      /^(?:Yes|No)$/i.test(cell("mandatory") ?? "") &&
      (labelled || knownType.test(type) || !sentence)
    );
  }
  // Without either of these, a new type can only be told by its shape: one capitalised word between a name and prose.
  const typeByShape =
    /^[a-z]\w*$/.test(name) &&
    /^[A-Z][a-z]+$/.test(type) &&
    next !== undefined &&
    / /.test(next.text);
  return labelled || knownType.test(type) || typeByShape;
}
