import { csvText } from "../csv.js";
import type { OutputFormat } from "./global-options.js";
import { hasColours, widthOf, type Host } from "./host.js";
import type { Log } from "./log.js";
import { printable } from "./printable.js";
import { propertiesOf, rowsOf, type Rows } from "./rows.js";

/** How a result is shown other than as JSON and YAML. */
export interface View {
  /** The columns of a table. */
  readonly columns?: readonly string[] | undefined;
  /** What a table and CSV show in place of a result that is no list. */
  readonly rows?: readonly object[] | undefined;
  /** Writers for formats of the command. */
  readonly writers?: Partial<Record<OutputFormat, () => string>> | undefined;
}

/** Writes the result of a command to the standard output: as a table on a terminal, else as JSON, unless a format is given. */
export async function writeResult(
  host: Host,
  log: Log,
  result: unknown,
  { format: given, columns, rows, writers }: View & { readonly format?: OutputFormat | undefined },
): Promise<void> {
  const { stdout } = host;
  const format = formatFor(host, given);
  const writer = writers?.[format];
  const shown: unknown = rows ?? result;
  if (writer) return void stdout.write(escapeOn(stdout, writer()));
  switch (format) {
    case "json":
      stdout.write(`${printable(JSON.stringify(result, null, 2))}\n`);
      return;
    case "yaml": {
      const { stringify } = await import("yaml");
      // With quotes wherever a parser of YAML 1.1 would read another type than a text, such as a time.
      const text = stringify(JSON.parse(JSON.stringify(result)), { version: "1.1" });
      stdout.write(escapeOn(stdout, text));
      return;
    }
    case "csv": {
      const { columns: head, rows: lines } = rowsOf(shown) ?? sideways(propertiesOf(shown));
      stdout.write(escapeOn(stdout, csvText([head, ...lines])));
      return;
    }
    case "table":
    case "prometheus":
      await writeTable(host, log, rowsOf(shown, columns ?? columnsOf) ?? propertiesOf(shown));
  }
}

/** The format of results. */
export function formatFor({ stdout }: Host, format: OutputFormat | undefined): OutputFormat {
  return format ?? (stdout.isTTY ? "table" : "json");
}

async function writeTable(host: Host, log: Log, rows: Rows): Promise<void> {
  const { stdout } = host;
  const { drawTable } = await import("./table.js");
  const style = {
    width: widthOf(stdout),
    hasColours: hasColours(host, stdout),
  };
  const { text, leftOut } = drawTable(rows, style);
  stdout.write(text);
  if (leftOut.length > 0)
    log.info(
      `The terminal is too narrow for ${leftOut.join(", ")}: use --output csv, json or yaml.`,
    );
}

/** The columns of a table: those that identify other things are at its end, where a narrow terminal has no place for them. */
function columnsOf(names: readonly string[]): readonly string[] {
  const isId = (name: string): boolean => /(^|[._])id$/.test(name);
  return [...names.filter((name) => !isId(name)), ...names.filter(isId)];
}

/** Properties as one row. */
function sideways({ rows }: Rows): Rows {
  return { columns: rows.map(([name = ""]) => name), rows: [rows.map(([, value = ""]) => value)] };
}

/** A terminal would obey control characters, and needs no carriage return of CSV; a file gets the text as it is. */
function escapeOn({ isTTY }: Host["stdout"], text: string): string {
  return isTTY ? printable(text.replaceAll("\r\n", "\n")) : text;
}
