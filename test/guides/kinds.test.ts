// A guide is a tutorial, a how-to guide, an explanation or a reference page, and not two of them.
import { describe, expect, test } from "@jest/globals";
import { blocksIn, blocksOf, firstSentenceOf, readGuides } from "../support/guides.js";

const guides = readGuides();
const kinds = ["explanation", "how-to", "reference", "tutorials"];
const ofKind = (...wanted: string[]) =>
  guides.filter(({ kind }) => wanted.includes(kind)).map(({ path, text }) => ({ path, text }));

/** What the first sentence says about the reader. */
const promises: Readonly<Record<string, RegExp>> = {
  tutorials: /\byou (will )?have\b/,
  "how-to": /\byou (will )?have\b/,
  explanation: /\byou (will )?know\b/,
  reference: /\byou (will )?find\b/,
};

/** The numbers of the headings that are steps. */
const stepsOf = (text: string): number[] =>
  [...text.matchAll(/^## (\d+)\. /gm)].map(([, number]) => Number(number));

test("every folder of guides/ is a kind, and has guides", () => {
  expect([...new Set(guides.map(({ kind }) => kind))].sort()).toEqual(kinds);
});

test.each(guides)(
  "the first sentence of $path says what the reader will have done, know or find",
  ({ kind, text }) => {
    expect(firstSentenceOf(text)).toMatch(promises[kind] ?? "");
  },
);

describe("a tutorial", () => {
  test.each(ofKind("tutorials"))("$path has steps, numbered from 1", ({ text }) => {
    const steps = stepsOf(text);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps).toEqual(steps.map((_, index) => index + 1));
  });

  test.each(ofKind("tutorials"))("$path shows what the reader types", ({ text }) => {
    expect(blocksOf(text, "sh")).not.toEqual([]);
  });
});

test.each(ofKind("how-to"))("the how-to guide $path shows something to type", ({ text }) => {
  expect(blocksIn(text)).not.toEqual([]);
});

test.each(ofKind("explanation", "reference"))("$path has no steps", ({ text }) => {
  expect(stepsOf(text)).toEqual([]);
});

test.each(ofKind("explanation"))("the explanation $path shows no program", ({ text }) => {
  expect(blocksOf(text, "ts")).toEqual([]);
});
