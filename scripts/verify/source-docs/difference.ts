import { noHash } from "../../build/hash.js";
import type { YamlPlace } from "../../spec/read-yaml.js";
import type { SourceDocument } from "../../spec/tables.js";
import type { Page } from "./page.js";

/**
 * Whose a difference is. Where a fingerprint of ours is that of the page, we have seen these very words and misread them;
 * where it is not, the page has changed. A record in the making has no fingerprints yet.
 */
export type Whose = "error of ours" | "new edition" | "not filled in";

/** Something that our table and the page do not both say. */
export interface Difference {
  readonly ours: Pick<YamlPlace, "file" | "line">;
  readonly pageLine: number;
  readonly what: string;
  readonly weSay: string;
  readonly pageSays: string;
  readonly whose: Whose;
  /** A fact has to be edited by a person; words without a changed fact can be taken over with --accept. */
  readonly kind: "fact" | "words";
}

/** What every comparison needs: both sides, and whether the page as a whole is the one that we transcribed. */
export interface Sides {
  readonly record: SourceDocument;
  readonly page: Page;
  /** Whose it is when one side lacks something. */
  readonly whole: Whose;
  /** The value of an example of ours. */
  readonly exampleOf: (
    service: string,
    name: string,
  ) => { readonly file: string; readonly value: unknown } | undefined;
}

/** Whose a difference is in what has a fingerprint of its own. */
export function whoseOf(sides: Sides, ours: string, pages: string): Whose {
  return ours === pages || ours === noHash ? "error of ours" : sides.whole;
}

/** How the words of an element have changed, where no fact of it has; a fingerprint that is yet to be filled in is no change. */
export function changedWords(
  sides: Sides,
  path: readonly (string | number)[],
  what: string,
  ours: string,
  element: { readonly hash: string; readonly line: number; readonly words: string },
): Difference[] {
  if (ours === element.hash) return [];
  const fresh = ours === noHash;
  return [
    {
      ours: sides.record.placeOf(path),
      pageLine: element.line,
      what,
      weSay: fresh ? "no fingerprint yet" : "other words, the same facts",
      pageSays: element.words === "" ? "no words" : `"${element.words}"`,
      whose: fresh ? "not filled in" : sides.whole,
      kind: "words",
    },
  ];
}
