// Invented pages in the markup of the source documents, which may not be copied.

/** A page that lists things, with the given parts after its request line. A page needs a table. */
export function page(...parts: readonly string[]): string {
  return [
    ".. _things:",
    titled("Listing Things", "", "="),
    titled("URI", item("URI format", "GET https://{Endpoint}/v1/{project_id}/things")),
    ...(parts.some((part) => /^\.\. table:: \*\*Table/m.test(part)) ? [] : [anyTable]),
    ...parts,
    "",
  ].join("\n\n");
}

/** A section, or a title with another underline. */
export function titled(title: string, ...content: readonly string[]): string {
  const underline = content.at(-1) === "=" ? "=" : "-";
  const rest = underline === "=" ? content.slice(0, -1) : content;
  return [`${title}\n${underline.repeat(Math.max(3, title.length))}`, ...rest].join("\n\n");
}

/** An item of a list with paragraphs below it. */
export function item(text: string, ...content: readonly string[]): string {
  return [`-  ${text}`, ...content.map((part) => part.replace(/^(?=.)/gm, "   "))].join("\n\n");
}

export function code(text: string): string {
  return `.. code-block:: text\n\n${text.replace(/^/gm, "   ")}`;
}

/** A table with a line for each row, the headings first; without a caption if the number is empty. */
export function simpleTable(
  number: string,
  title: string,
  rows: readonly (readonly string[])[],
): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(" ")
      .trimEnd();
  const border = line(widths.map((width) => "=".repeat(width)));
  const [headings = [], ...others] = rows;
  const table = [border, line(headings), border, ...others.map(line), border].join("\n");
  return number === ""
    ? table
    : `.. table:: **${number}** ${title}\n\n${table.replace(/^/gm, "   ")}`;
}

/** A table of properties whose rows have paragraphs. */
export function gridTable(
  title: string,
  rows: readonly (readonly [name: string, type: string, ...description: string[]])[],
): string {
  const cells = [
    [["Parameter"], ["Type"], ["Description"]],
    ...rows.map(([name, type, ...description]) => [
      [name],
      [type],
      description.flatMap((paragraph, index) => [
        ...(index > 0 ? [""] : []),
        ...paragraph.split("\n"),
      ]),
    ]),
  ];
  const widths = [0, 1, 2].map((column) =>
    Math.max(...cells.flatMap((row) => (row[column] ?? []).map(({ length }) => length))),
  );
  const border = (character: string): string =>
    `   +${widths.map((width) => character.repeat(width + 2)).join("+")}+`;
  const lines = cells.flatMap((row, index) => [
    ...Array.from(
      { length: Math.max(...row.map(({ length }) => length)) },
      (_, line) =>
        `   | ${widths.map((width, column) => (row[column]?.[line] ?? "").padEnd(width)).join(" | ")} |`,
    ),
    border(index === 0 ? "=" : "-"),
  ]);
  return [`.. table:: **Table 1** ${title}`, "", border("-"), ...lines].join("\n");
}

const anyTable = simpleTable("Table 1", "Parameter description", [
  ["Name", "Mandatory", "Description"],
  ["project_id", "Yes", "The project."],
]);
