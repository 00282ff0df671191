import type { Paragraph } from "../source-page.js";
import { labelOf, type Label } from "../vocabulary.js";

/** A row with its description, divided at the labels. */
export interface DescribedRow {
  readonly name: string;
  readonly type: string;
  /** Undefined for a description without labels. */
  readonly sections?: Readonly<Record<Label, readonly Paragraph[]>>;
  /** The description without a labelled default, which has rules of its own. */
  readonly paragraphs: readonly Paragraph[];
  /** The paragraphs in one line. */
  readonly text: string;
}

export function describeRow(
  name: string,
  type: string,
  description: readonly Paragraph[],
): DescribedRow {
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
    else if (label && !/^(?:N\/A|None|null|-)\.?$/i.test(paragraph.text))
      sections[label].push(paragraph);
  }
  const paragraphs = label
    ? [...sections.definition, ...sections.constraints, ...sections.range]
    : description;
  const text = paragraphs.map((paragraph) => paragraph.text).join(" ");
  return { name, type, ...(label && { sections }), paragraphs, text };
}

/** Whether the values of a row are whole numbers, so that "more than 0" means "at least 1". */
export function isWhole(type: string): boolean {
  return /^(?:integer|int(?:32|64)?|long|short)$/i.test(type);
}
