import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import nspell from "nspell";

let speller;

/** The British dictionary, read at the first word: half a megabyte, for which no other rule should wait. */
export function dictionary() {
  if (!speller) {
    // Spectral makes one text of all functions, which has no place of its own; every command runs in the project's folder.
    const folder = dirname(
      createRequire(join(process.cwd(), "package.json")).resolve("dictionary-en-gb"),
    );
    speller = nspell(
      readFileSync(join(folder, "index.aff"), "utf8"),
      readFileSync(join(folder, "index.dic"), "utf8"),
    );
  }
  return speller;
}

let ours;

/** The words that this project writes and no dictionary has. */
export function projectWords() {
  ours ??= new Set(
    readFileSync(join(process.cwd(), "scripts/spec/rules/words.txt"), "utf8").trim().split("\n"),
  );
  return ours;
}

/** Those words that neither list has, each once. A word of the project may begin a sentence. */
export function misspelt(words) {
  return [...new Set(words)].filter((word) => !isOurs(word) && !dictionary().correct(word));
}

function isOurs(word) {
  return projectWords().has(word) || projectWords().has(word[0].toLowerCase() + word.slice(1));
}
