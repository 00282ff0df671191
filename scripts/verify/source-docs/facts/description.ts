import { labelOf, type Label } from "../headings.js";
import type { Paragraph } from "../page.js";

/** What the readers of facts work on: a row, and its description cut at its labels. */
export interface Described {
  readonly name: string;
  readonly type: string;
  /** Undefined in a description that is prose. */
  readonly sections?: Readonly<Record<Label, readonly Paragraph[]>>;
  /** Everything but a labelled default, which is read by its own rules. */
  readonly paragraphs: readonly Paragraph[];
  /** The same in one line. */
  readonly text: string;
}

export function describe(name: string, type: string, description: readonly Paragraph[]): Described {
  const sections: Record<Label, Paragraph[]> = {
    definition: [],
    constraints: [],
    range: [],
    default: [],
  };
  let label: Label | undefined;
  for (const paragraph of description) {
    const next = labelOf(paragraph.text);
    if (next) label = next;
    else if (label && !isNothing(paragraph.text)) sections[label].push(paragraph);
  }
  const paragraphs = label
    ? [...sections.definition, ...sections.constraints, ...sections.range]
    : description;
  return {
    name,
    type,
    ...(label && { sections }),
    paragraphs,
    text: paragraphs.map(({ text }) => text).join(" "),
  };
}

/** What a label is followed by where there is nothing to say. */
function isNothing(text: string): boolean {
  return /^(?:N\/A|None|-)\.?$/i.test(text);
}

/** Whether the values of a row are whole numbers, so that "more than 0" is "at least 1". */
export function isWhole(type: string): boolean {
  return /^(?:integer|int(?:32|64)?|long|short)$/i.test(type);
}

/** A number as prose writes it: 1,000 is one, and the full stop after it is not part of it. */
export const numeral = String.raw`(-?\d+(?:,\d{3})*(?:\.\d+)?)`;

export function numberOf(text: string | undefined): number {
  return Number((text ?? "").replaceAll(",", ""));
}
