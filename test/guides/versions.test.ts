// guides/reference/versions.md says what package.json, CI, the descriptions and the checks of a release say.
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { inProject, serviceNames } from "../../scripts/build/project.js";
import { readGuides, tableRows } from "../support/guides.js";
import { publishedDescription } from "../support/recordings.js";

const text = readGuides().find(({ file }) => file === "versions")?.text ?? "";
const rows = tableRows(text, "What is supported");
const source = (file: string): string => readFileSync(inProject(file), "utf8");

test("versions.md names the supported and the tested versions of Node", () => {
  const { engines } = JSON.parse(source("package.json")) as { engines: { node: string } };
  const { jobs } = parse(source(".github/workflows/ci.yml")) as {
    jobs: { ci: { strategy: { matrix: { node: readonly number[] } } } };
  };
  const lowest = engines.node.replace(">=", "");
  const [first = "", supported, tested = ""] = Object.values(
    rows.find((row) => Object.values(row).includes("Node")) ?? {},
  );
  expect([first, supported]).toEqual(["Node", `${lowest} or later`]);
  expect(tested.match(/\d+/g)).toEqual([
    ...lowest.split("."),
    ...jobs.ci.strategy.matrix.node.slice(1).map(String),
  ]);
});

test("versions.md names the domain of each server of the descriptions", () => {
  const servers = serviceNames().flatMap((service) => publishedDescription(service).servers);
  const named = servers.map(({ url }) => url.replace(/^https:\/\/\w+\.(?:\{region\}\.)?/, ""));
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((domain) => !text.includes(`\`${domain}\``))).toEqual([]);
});
