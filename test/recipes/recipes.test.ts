// The recipes of guides/how-to/ in TypeScript and as commands. Those in other languages are run by test/languages/recipes.slow.test.ts.
import { readFileSync } from "node:fs";
import { describe, expect, jest, test } from "@jest/globals";
import { transformSync } from "esbuild";
import { inProject } from "../../scripts/build/project.js";
import { blocksIn, readGuides } from "../support/guides.js";
import {
  recipeFile,
  recipeLanguages,
  runRecipeCommands,
  shownProgram,
} from "../support/recipes.js";
import { runProgram } from "../support/run-program.js";
import { recipes } from "./all-recipes.js";
import { expectRecipe } from "./recipe.js";

jest.setTimeout(60_000);

describe.each(recipes)("the recipe $name", (recipe) => {
  const { name, guide = name } = recipe;

  test("is shown by its guide", () => {
    const { text = "" } = readGuides().find(({ file }) => file === guide) ?? {};
    const shown = recipeLanguages(name).map((language) => ({
      language,
      source: shownProgram(name, language),
    }));
    expect(shown.length).toBeGreaterThan(1);
    expect(blocksIn(text)).toEqual(expect.arrayContaining(shown));
  });

  test("has a program that Node runs as it is, without a compiler", () => {
    expect(() => transformSync(shownProgram(name, "ts"), { loader: "js" })).not.toThrow();
  });

  test("has a program in TypeScript that can be run again", () =>
    expectRecipe(recipe, "ts", (sandbox, variables) =>
      runProgram(recipeFile(name, "ts"), sandbox, recipe.args, variables),
    ));

  test("has commands that can be run again", () =>
    expectRecipe(recipe, "sh", (sandbox, variables) =>
      runRecipeCommands(name, sandbox, variables),
    ));
});

test("guides/how-to/migrating.md shows the script from before, which test/languages/recipes.slow.test.ts runs", () => {
  const { text = "" } = readGuides().find(({ file }) => file === "migrating") ?? {};
  const source = readFileSync(inProject("test/recipes/migrating/before.sh"), "utf8");
  expect(blocksIn(text)).toContainEqual({ language: "sh", source });
});
