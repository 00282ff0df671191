// What the start page says about the life cycle of a snapshot or backup.
import { describe, expect, test } from "@jest/globals";
import { serviceNames } from "../../scripts/build/project.js";
import { guideList } from "../../scripts/docs/frame/guide-list.js";
import { lifeCycle } from "../../scripts/docs/site/life-cycle.js";
import { recipeGuides } from "../../scripts/docs/site/recipes.js";
import type { Description } from "../../scripts/spec/description.js";
import { publishedDescription } from "../support/recordings.js";

const descriptions = new Map(
  serviceNames().map((service) => [service, publishedDescription(service)]),
);

test("the life cycle has five steps, each with a guide and operations of both services", () => {
  const steps = lifeCycle(descriptions, guideList());
  expect(steps.map(({ name }) => name)).toEqual(["Make", "Wait", "Keep", "Restore", "Retire"]);
  for (const { services } of steps) {
    expect(services.map(([service]) => service).sort()).toEqual(serviceNames());
    for (const [, operations] of services) expect(operations.length).toBeGreaterThan(0);
  }
});

test("the start page has five recipes, each another guide", () => {
  const files = recipeGuides(guideList()).map(({ file }) => file);
  expect(new Set(files).size).toBe(5);
});

describe("the build fails, and says what to correct,", () => {
  test("when the description lacks an operation of the life cycle", () => {
    const empty = new Map(
      [...descriptions].map(([service, description]): [string, Description] => [
        service,
        { ...description, paths: {} },
      ]),
    );
    expect(() => lifeCycle(empty, guideList())).toThrow(
      'The step "Make" of the start page has the operation createSnapshot, which the description of dws lacks: correct scripts/docs/site/life-cycle.ts.',
    );
  });

  test.each([
    ["the life cycle", () => lifeCycle(descriptions, [])],
    ["a recipe", () => recipeGuides([])],
  ])("when guides/README.md does not list the guide of %s", (_, read) => {
    expect(read).toThrow(
      /^The start page links to the guide [a-z-]+\.md, which guides\/README\.md does not list/,
    );
  });
});
