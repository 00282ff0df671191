import { expect, test } from "@jest/globals";
import { serviceNames } from "../../../scripts/build/project.js";
import { dictionary, projectWords } from "../../../scripts/spec/rules/lib/dictionary.js";
import { textsOf, wordsOf } from "../../../scripts/spec/rules/lib/prose.js";
import { publishedDescription } from "../../support/recordings.js";

const words = [...projectWords()] as string[];
const written = new Set(
  serviceNames().flatMap((service) =>
    textsOf(publishedDescription(service)).flatMap(({ text }: { text: string }) => wordsOf(text)),
  ),
);

test("words.txt is sorted and has each word once", () => {
  expect(words).toEqual([...new Set(words)].sort());
});

test.each(words)("%s is a word of our descriptions that the dictionary lacks", (word) => {
  expect(written).toContain(word);
  expect(dictionary().correct(word)).toBe(false);
});
