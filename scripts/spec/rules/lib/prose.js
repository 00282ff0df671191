import { partsOf } from "../../walk.js";

/** Every text for people, with its place: descriptions, summaries and the title. */
export function textsOf(description) {
  return partsOf(description).flatMap((part) =>
    [...(part.kind === "info" ? ["title"] : []), "description", "summary"]
      .filter((key) => typeof part.node[key] === "string")
      .map((key) => ({ part, text: part.node[key], path: [...part.path, key] })),
  );
}

/** The text with each piece of code and each URL replaced by one backtick. */
export function withoutCode(text) {
  return text.replace(/`[^`]*`/g, "`").replace(/<https?:[^>]*>|https?:[^\s>]*[^\s>.,;:)]/g, "`");
}

/** The blocks of a Markdown text: paragraphs, list items and table rows, each without line breaks. */
export function blocksOf(markdown) {
  const blocks = [];
  let open;
  for (const line of markdown.split("\n").map((text) => text.trim())) {
    const kind = /^[-*] /.test(line) ? "item" : line.startsWith("|") ? "row" : undefined;
    if (line === "") open = undefined;
    else if (kind || !open)
      blocks.push((open = { kind: kind ?? "paragraph", text: line.replace(/^[-*] /, "") }));
    else open.text += ` ${line}`;
  }
  return blocks;
}

/** The sentences of a block. The full stop in a number such as v1.0 does not end one, because no space follows it. */
export function sentencesOf(block) {
  return withoutCode(block).split(/(?<=[.!?](?:\*\*)?)\s+/);
}
