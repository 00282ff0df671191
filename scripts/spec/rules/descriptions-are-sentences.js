import { blocksOf, textsOf } from "./lib/prose.js";

/** Fragments are hard to understand; a sentence states the complete thought. */
export default (description) =>
  textsOf(description)
    .filter(({ part, path }) => !isName(part, path.at(-1)))
    .flatMap(({ text, path }) => messagesFor(blocksOf(text)).map((message) => ({ message, path })));

/** Generators derive names from server descriptions, and headings from titles and operation summaries. */
function isName({ kind }, key) {
  return kind === "server" || key === "title" || (key === "summary" && kind !== "example");
}

function messagesFor(blocks) {
  return blocks.flatMap(({ kind, text }, index) => {
    if (kind === "row") return [];
    const introduces =
      kind === "paragraph" &&
      text.endsWith(":") &&
      ["item", "row"].includes(blocks[index + 1]?.kind);
    return [
      ...(kind === "item" || /^(?:[A-Z`]|\*\*)/.test(text)
        ? []
        : [`"${shortened(text)}" does not start with a capital letter.`]),
      ...(/\.(?:\*\*)?$/.test(text) || introduces
        ? []
        : [`"${shortened(text)}" does not end with a full stop.`]),
    ];
  });
}

function shortened(text) {
  return text.length > 50 ? `${text.slice(0, 20)} … ${text.slice(-20)}` : text;
}
