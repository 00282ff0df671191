import type { Paragraph } from "../source-page.js";
import { labelOf, type Label } from "../vocabulary.js";

/** A row with its description, divided at the labels. */
export interface DescribedRow {
  readonly name: string;
  /** Empty if the table has no such column. */
  readonly type: string;
  /** Undefined for a description without labels. */
  readonly sections?: Readonly<Record<Label, readonly Paragraph[]>>;
  /** The description without a labelled default, which has rules of its own. */
  readonly paragraphs: readonly Paragraph[];
  /** The paragraphs in one line. */
  readonly text: string;
  readonly sentences: readonly string[];
  /** The text without the sentences about one case of several, whose rules are not those of the row. */
  readonly unconditional: string;
  /** What is in bold. */
  readonly strong: readonly string[];
}

const nothing = /^(?:N\/A|None|null|-|No limit)\.?$/i;

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
    else if (label && !nothing.test(paragraph.text)) sections[label].push(paragraph);
  }
  const paragraphs = label
    ? [...sections.definition, ...sections.constraints, ...sections.range]
    : description;
  const text = paragraphs.map((paragraph) => paragraph.text).join(" ");
  const sentences = paragraphs.flatMap((paragraph) =>
    paragraph.text.split(/(?<=[.;!?])\s+(?=["A-Z])/),
  );
  return {
    name,
    type,
    ...(label && { sections }),
    paragraphs,
    text,
    sentences,
    unconditional: sentences.filter((sentence) => !isConditional(sentence)).join(" "),
    strong: paragraphs.flatMap((paragraph) => paragraph.strong ?? []),
  };
}

/** Whether a sentence is about one case: "For a cluster instance, ...", "router: The value ...". */
export function isConditional(sentence: string): boolean {
  return /^(?:For|In|On) (?:an?|the|any|each) |^(?:If|When) the |^[\w-]+: The (?:value|number) /i.test(
    sentence,
  );
}

/** Whether the values of a row are whole numbers, so that "more than 0" means "at least 1". */
export function isWhole(type: string): boolean {
  return /^(?:integer|int(?:32|64)?|long|short)$/i.test(type);
}

export function isText(type: string): boolean {
  return /^string$/i.test(type);
}

export function isBoolean(type: string): boolean {
  return /^bool(?:ean)?$/i.test(type);
}

export function isMap(type: string): boolean {
  return /^map\b/i.test(type);
}
