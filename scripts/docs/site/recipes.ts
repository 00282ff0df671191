import { guideNamed, type Guide } from "../frame/guide-list.js";

/** The recipes of the start page: files of guides, without ".md". */
const recipes = [
  "nightly-retention",
  "restore-drill",
  "point-in-time",
  "long-term-copy",
  "prometheus",
];

/**
 * The guides that solve what most readers come for.
 *
 * @throws StepError for a guide that does not exist.
 */
export function recipeGuides(guides: readonly Guide[]): Guide[] {
  return recipes.map((file) => guideNamed(guides, file));
}
