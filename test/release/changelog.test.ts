import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { readManifest } from "../../scripts/release/package-manifest.js";
import { inProject } from "../../scripts/build/project.js";
import { changelogProblems, closeUnreleased } from "../../scripts/release/changelog.js";

const today = "2026-11-25";
const good = `# Changelog

## [Unreleased]

### Fixed

- A list that was cut.

## [1.1.0] - 2026-10-01

### Added

- A pager.

## [1.0.0] - 2026-09-01

### Added

- The first operations.
`;

test("the changelog of this project follows Keep a Changelog", () => {
  const text = readFileSync(inProject("CHANGELOG.md"), "utf8");
  expect(
    changelogProblems(text, readManifest().version, new Date().toISOString().slice(0, 10)),
  ).toEqual([]);
});

test("a well-formed changelog has no problems", () => {
  expect(changelogProblems(good, "1.1.0", today)).toEqual([]);
});

describe("a problem names the line and what to do, for", () => {
  test.each([
    [
      "another title",
      "# Changelog",
      "# News",
      'CHANGELOG.md:1: The first line must be "# Changelog".',
    ],
    [
      "no section at all",
      good.slice(12),
      "",
      "CHANGELOG.md:1: There is no section: add ## [Unreleased].",
    ],
    [
      "a section that is not a version",
      "[1.0.0]",
      "[Soon]",
      'CHANGELOG.md:15: "Soon" is not a version: write [Unreleased], or a version such as [2.0.0].',
    ],
    [
      "an unknown heading",
      "### Fixed",
      "### Repaired",
      'CHANGELOG.md:5: "Repaired" is none of Added, Changed,',
    ],
    [
      "a heading without entries",
      "- A list that was cut.\n",
      "",
      'CHANGELOG.md:5: "Fixed" has no entry',
    ],
    [
      "a heading twice",
      "- A pager.",
      "- A pager.\n\n### Added\n\n- Another.",
      "CHANGELOG.md:9: [1.1.0] has a heading twice.",
    ],
    [
      "a version without a date",
      " - 2026-10-01",
      "",
      'CHANGELOG.md:9: [1.1.0] needs the day of its release, such as "- 2026-11-25".',
    ],
    ["an invalid date", "2026-10-01", "2026-13-41", "CHANGELOG.md:9: [1.1.0] needs the day"],
    ["a date in the future", "2026-10-01", "2027-01-01", "CHANGELOG.md:9: [1.1.0] needs the day"],
    [
      "versions in the wrong order",
      "## [1.0.0]",
      "## [1.2.0]",
      "CHANGELOG.md:15: [1.2.0] must stand above [1.1.0]",
    ],
    [
      "a release without entries",
      "### Added\n\n- A pager.",
      "",
      "CHANGELOG.md:9: [1.1.0] has no entries",
    ],
    [
      "a newest version other than that of package.json",
      /## \[Unreleased\][^]*?\n(?=## )/,
      "",
      "CHANGELOG.md:3: [1.1.0] is not the version of package.json, 2.0.0",
    ],
  ])("%s", (_, from, to, problem) => {
    expect(changelogProblems(good.replace(from, to), "2.0.0", today)).toContainEqual(
      expect.stringContaining(problem),
    );
  });
});

test("a release dates the section [Unreleased] and keeps the rest", () => {
  const closed = closeUnreleased(good, "1.1.1", today);
  expect(closed).toContain(
    "## [Unreleased]\n\n## [1.1.1] - 2026-11-25\n\n### Fixed\n\n- A list that was cut.\n",
  );
  expect(changelogProblems(closed, "1.1.1", today)).toEqual([]);
  expect(closeUnreleased(closed, "1.1.1", today)).toBe(closed);
});
