import { blocksOf, textsOf } from "./lib/prose.js";

/** Fragments read as notes to oneself; a sentence makes its writer say what is meant. */
export default (description) =>
  textsOf(description)
    .filter(({ part, path }) => !isName(part, path.at(-1)))
    .flatMap(({ text, path }) => faultsOf(blocksOf(text)).map((message) => ({ message, path })));

/** Generators make names of the descriptions of servers, and headings of titles and of the summaries of operations. */
function isName({ kind }, key) {
  return kind === "server" || key === "title" || (key === "summary" && kind !== "example");
}

function faultsOf(blocks) {
  return blocks.flatMap(({ kind, text }, index) => {
    if (kind === "row") return [];
    const introduces =
      kind === "paragraph" &&
      text.endsWith(":") &&
      ["item", "row"].includes(blocks[index + 1]?.kind);
    return [
      ...(kind === "item" || /^(?:[A-Z`]|\*\*)/.test(text)
        ? []
        : [`"${shortened(text)}" begins with no capital letter.`]),
      ...(/\.(?:\*\*)?$/.test(text) || introduces
        ? []
        : [`"${shortened(text)}" ends without a full stop.`]),
    ];
  });
}

function shortened(text) {
  return text.length > 50 ? `${text.slice(0, 20)} … ${text.slice(-20)}` : text;
}
