import { guideNamed, type Guide } from "../frame/guide-list.js";

/** The recipes of the start page: files of guides, without ".md". The first of a line that exists is shown. */
const recipes = [
  ["nightly-retention"],
  ["restore-drill"],
  ["point-in-time"],
  ["long-term-copy", "keeping"],
  ["prometheus", "monitoring"],
];

/**
 * The guides that solve what most readers come for.
 *
 * @throws StepError for a guide that does not exist.
 */
export function recipeGuides(guides: readonly Guide[]): Guide[] {
  return recipes.map((files) => {
    const listed = files.find((file) => guides.some((guide) => guide.file === file));
    return guideNamed(guides, listed ?? files.join(", "));
  });
}
