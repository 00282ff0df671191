import { expect } from "@jest/globals";
import { StepError } from "../../scripts/build/step.js";
import type { SourceDocument } from "../../scripts/spec/tables.js";
import { readPage } from "../../scripts/verify/source-docs/read-page.js";
import { writePage, type Form } from "./written-pages.js";

/** The written page of a document without its end, and without one line, at many places. */
export function brokenPages(record: SourceDocument, form: Form): string[] {
  const lines = writePage(record, form).split("\n");
  const isLostLine = (line: string, index: number): boolean => line !== "" && index % 3 === 0;
  return [
    ...lines.flatMap((_, index) => (index % 7 === 0 ? [lines.slice(0, index)] : [])),
    ...lines.flatMap((line, index) => (isLostLine(line, index) ? [lines.toSpliced(index, 1)] : [])),
  ].map((left) => left.join("\n"));
}

/** Reads a broken page, or expects an error with the place of what is wrong. */
export function expectReadOrLocated(text: string): void {
  try {
    readPage("page.txt", new TextEncoder().encode(text));
  } catch (error) {
    expect(error).toBeInstanceOf(StepError);
    expect(String(error)).toMatch(/page\.txt:\d+:\d+ {2}\S/);
  }
}
