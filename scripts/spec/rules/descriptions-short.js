import { blocksOf, sentencesOf, textsOf } from "./lib/prose.js";

/** Nobody reads what is too long, and what only repeats a name could as well be left out. */
export default (description, { characters, words, fillers }) =>
  textsOf(description).flatMap(({ part, text, path }) => {
    const paragraphs = blocksOf(text).filter(({ kind }) => kind !== "row");
    const length = paragraphs
      .filter(({ kind }) => kind === "paragraph")
      .reduce((sum, block) => sum + block.text.length, 0);
    const limit = characters[part.kind];
    const sentences = paragraphs.flatMap((block) => sentencesOf(block.text));
    return [
      ...(length > limit
        ? [
            `The description has ${length} characters, and that of a ${part.kind} at most ${limit}: say less, or say it elsewhere.`,
          ]
        : []),
      ...sentences
        .filter((sentence) => countWords(sentence) > words)
        .map(
          (sentence) =>
            `The sentence "${sentence.slice(0, 30)} …" has ${countWords(sentence)} words; make two of it, of at most ${words} each.`,
        ),
      ...fillers
        .map((filler) => new RegExp(`\\b${filler}\\b`, "i").exec(text.replace(/\s+/g, " "))?.[0])
        .filter((found) => found)
        .map((found) => `"${found}" adds nothing: leave it out.`),
      ...(repeatsName(part, text, path)
        ? ["The description only repeats the name: say what the name does not."]
        : []),
    ].map((message) => ({ message, path }));
  });

function countWords(sentence) {
  return sentence.split(/\s+/).filter((word) => /[\w`]/.test(word)).length;
}

function repeatsName({ kind, node }, text, path) {
  if (!["schema", "member", "parameter", "header"].includes(kind)) return false;
  const name = new Set(
    stems((node.name ?? String(path.at(-2))).replace(/([a-z])([A-Z])/g, "$1 $2")),
  );
  return stems(text).every((word) => name.has(word));
}

/** The words that say something, without their plural. */
function stems(text) {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => !["", "a", "an", "the", "of", "is", "this"].includes(word))
    .map((word) => word.replace(/s$/, ""));
}
