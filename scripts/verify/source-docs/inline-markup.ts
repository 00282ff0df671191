import type { Paragraph } from "./page.js";

/** What a person sees of reStructuredText: a reference is its text, strong and literal text is itself. */
export function shownText(markup: string): string {
  return markup
    .replace(/:[\w:+.-]+:`([^`]*)`/g, (_, target: string) => linkText(target))
    .replace(/(?<![`\w])`([^`]+)`__?/g, (_, target: string) => linkText(target))
    .replace(/``(.+?)``/g, "$1")
    .replace(/\*\*(.+?)\*\*/g, "$1")
    .replace(/(?<![\w*])\*(\S(?:.*?\S)?)\*(?![\w*])/g, "$1")
    .replace(/\\ /g, "")
    .replace(/\\(\S)/g, "$1");
}

function linkText(target: string): string {
  return target.replace(/\s*<[^>]*>$/, "");
}

/** The paragraphs and list items of some lines, each as a person sees it. */
export function shownParagraphs(lines: readonly string[], firstLine: number): Paragraph[] {
  const drafts: { text: string; line: number; item: boolean }[] = [];
  let open = false;
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    const [, item] = /^(?:[-*+•]|#\.)\s+(.*)$/.exec(text) ?? [];
    const [, directive] = /^\.\. (note|important|caution|warning|tip)::/i.exec(text) ?? [];
    if (text === "") open = false;
    else if (directive !== undefined)
      drafts.push({ text: `${directive.toUpperCase()}:`, line: firstLine + index, item: false });
    else if (item !== undefined || !open)
      drafts.push({ text: item ?? text, line: firstLine + index, item: item !== undefined });
    else drafts[drafts.length - 1] = joined(drafts.at(-1), text);
    open = text !== "" && directive === undefined;
  }
  return drafts.map((draft) => ({ ...draft, text: shownText(draft.text) }));
}

function joined(
  draft: { text: string; line: number; item: boolean } | undefined,
  text: string,
): { text: string; line: number; item: boolean } {
  return draft ? { ...draft, text: `${draft.text} ${text}` } : { text, line: 1, item: false };
}
