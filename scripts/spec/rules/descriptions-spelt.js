import { misspelt } from "./lib/dictionary.js";
import { textsOf, wordsOf } from "./lib/prose.js";

/** A misspelt word is copied into every client and page, and a name without its backticks looks like one. */
export default (description) =>
  textsOf(description).flatMap(({ text, path }) =>
    misspelt(wordsOf(text)).map((word) => ({
      message: `"${word}" is in no dictionary: mend it, put a name into backticks, or add a word to scripts/spec/rules/words.txt.`,
      path,
    })),
  );
