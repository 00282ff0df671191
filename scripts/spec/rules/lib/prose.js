import { partsOf } from "./parts.js";

/** The keys whose text people read as prose, and the kinds of part in which they are names instead. */
const proseOf = (part) =>
  ["description", "summary"]
    .filter((key) => typeof part.node[key] === "string")
    .map((key) => ({ key, text: part.node[key] }));

/** Every text that people read, with its place: descriptions, summaries and the title. */
export function textsOf(description) {
  const texts = partsOf(description).flatMap((part) =>
    proseOf(part).map(({ key, text }) => ({ part, text, path: [...part.path, key] })),
  );
  const title = description.info?.title;
  return title
    ? [{ part: { kind: "info" }, text: title, path: ["info", "title"] }, ...texts]
    : texts;
}

/** What is no prose becomes one sign: code, and addresses. */
export function withoutCode(text) {
  return text.replace(/`[^`]*`/g, "`").replace(/<https?:[^>]*>|https?:[^\s>]*[^\s>.,;:)]/g, "`");
}

/** The blocks of a Markdown text: paragraphs, items of lists and rows of tables, each without its line breaks. */
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

/** The sentences of a block. A number like v1.0 ends none, for no space follows its stop. */
export function sentencesOf(block) {
  return withoutCode(block).split(/(?<=[.!?](?:\*\*)?)\s+/);
}

/** The words of a text that a dictionary may know: no code, no address, nothing with digits or underscores in it. */
export function wordsOf(text) {
  return withoutCode(text)
    .split(/[^\w'’.-]+/)
    .filter((token) => !/\d|_|\w\.\w/.test(token))
    .flatMap((token) => token.split(/[^A-Za-z'’]+/))
    .map((word) => word.replace(/^['’]+|(?:['’]s|['’]+)$/g, ""))
    .filter((word) => word.length > 1);
}
