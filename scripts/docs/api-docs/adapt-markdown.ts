/** The parts of markdown-it, which TypeDoc includes, that this file uses. */
interface MarkdownParser {
  readonly linkify: {
    set(options: { readonly fuzzyLink: boolean; readonly fuzzyEmail: boolean }): void;
  };
  readonly renderer: {
    readonly rules: Record<string, (tokens: readonly Token[], index: number) => string>;
  };
  readonly core: {
    readonly ruler: {
      push(name: string, rule: (state: { readonly tokens: readonly Token[] }) => void): void;
    };
  };
}

interface Token {
  readonly type: string;
  readonly content: string;
  attrJoin(name: string, value: string): void;
}

/** How many characters a cell has whose column gets a minimum width. */
const long = 28;

/** Adapts what TypeDoc makes of Markdown to narrow screens. */
export function adaptMarkdown(parser: MarkdownParser): void {
  adaptTables(parser);
  // CONTRIBUTING.md is no host of Moldova.
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
}

/** Tables that scroll by themselves, also with keys, and whose columns with sentences are not squeezed on a narrow screen. */
function adaptTables({ renderer, core }: MarkdownParser): void {
  renderer.rules["table_open"] = () => '<table tabindex="0">\n';
  core.ruler.push("long_columns", ({ tokens }) => {
    let columns: Token[][] = [];
    let isLong: boolean[] = [];
    let column = 0;
    for (const [index, token] of tokens.entries()) {
      if (token.type === "table_open") [columns, isLong] = [[], []];
      if (token.type === "tr_open") column = 0;
      if (token.type === "th_open" || token.type === "td_open") {
        (columns[column] ??= []).push(token);
        if (lengthOf(tokens[index + 1]?.content ?? "") >= long) isLong[column] = true;
        column += 1;
      }
      if (token.type === "table_close")
        for (const cell of columns.filter((_, position) => isLong[position]).flat())
          cell.attrJoin("class", "long");
    }
  });
}

/** The length of a text without the addresses of its links. */
function lengthOf(markdown: string): number {
  return markdown.replaceAll(/\]\([^)]*\)/g, "]").length;
}
