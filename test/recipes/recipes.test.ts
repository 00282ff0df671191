// The recipes of guides/how-to/ in TypeScript and as commands. Those in other languages are run by test/languages/recipes.slow.test.ts.
import { describe, expect, jest, test } from "@jest/globals";
import { blocksIn, readGuides } from "../support/guides.js";
import {
  recipeFiles,
  runRecipeCommands,
  runRecipeProgram,
  shownProgram,
  type RecipeLanguage,
} from "../support/recipes.js";
import { expectRecipe, recipes } from "./recipe.js";

jest.setTimeout(60_000);

describe.each(recipes)("guides/how-to/$name.md", (recipe) => {
  test("shows the programs that the tests run", () => {
    const { text = "" } = readGuides().find(({ file }) => file === recipe.name) ?? {};
    const blocks = blocksIn(text);
    for (const language of Object.keys(recipeFiles) as RecipeLanguage[])
      expect(blocks).toContainEqual({ language, source: shownProgram(recipe.name, language) });
  });

  test("has a program in TypeScript that can be run again", () =>
    expectRecipe(recipe, "ts", (sandbox) => runRecipeProgram(recipe.name, sandbox, recipe.args)));

  test("has commands that can be run again", () =>
    expectRecipe(recipe, "sh", (sandbox) => runRecipeCommands(recipe.name, sandbox)));
});
