import { blocksOf, sentencesOf, textsOf } from "./lib/prose.js";

/** Long texts are not read, and a text that only repeats a name has no information. */
export default (description, options) =>
  textsOf(description).flatMap(({ part, text, path }) =>
    [
      ...lengthMessages(part, text, options),
      ...options.fillers
        .map((filler) => new RegExp(`\\b${filler}\\b`, "i").exec(text.replace(/\s+/g, " "))?.[0])
        .filter((found) => found)
        .map((found) => `"${found}" adds no information: remove it.`),
      ...(repeatsName(part, text, path)
        ? ["The description only repeats the name: say what the name does not."]
        : []),
    ].map((message) => ({ message, path })),
  );

function lengthMessages({ kind }, text, { characters, words }) {
  const blocks = blocksOf(text).filter((block) => block.kind !== "row");
  const length = blocks
    .filter((block) => block.kind === "paragraph")
    .reduce((sum, block) => sum + block.text.length, 0);
  const limit = characters[kind];
  return [
    ...(length > limit
      ? [
          `The description has ${length} characters; the limit for a ${kind} is ${limit}: shorten it.`,
        ]
      : []),
    ...blocks
      .flatMap((block) => sentencesOf(block.text))
      .filter((sentence) => countWords(sentence) > words)
      .map(
        (sentence) =>
          `The sentence "${sentence.slice(0, 30)} …" has ${countWords(sentence)} words; the limit is ${words}: split it.`,
      ),
  ];
}

function countWords(sentence) {
  return sentence.split(/\s+/).filter((word) => /[\w`]/.test(word)).length;
}

function repeatsName({ kind, node }, text, path) {
  if (!["schema", "property", "parameter", "header"].includes(kind)) return false;
  const name = new Set(
    stems((node.name ?? String(path.at(-2))).replace(/([a-z])([A-Z])/g, "$1 $2")),
  );
  return stems(text).every((word) => name.has(word));
}

/** The words with a meaning, without the plural s. */
function stems(text) {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => !["", "a", "an", "the", "of", "is", "this"].includes(word))
    .map((word) => word.replace(/s$/, ""));
}
