// Runs what a guide shows in another language.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { inProject, serviceNames } from "../../scripts/build/project.js";
import { redoclyScript, runTool } from "../../scripts/build/run-tool.js";
import { resolve, type Description } from "../../scripts/spec/description.js";
import { blocksOf, readGuides } from "../support/guides.js";
import { isInstalled, runCommand } from "./run-command.js";

const installed = isInstalled({ probe: { program: "python3", args: ["--version"] } });
const textOf = (guide: string): string =>
  readGuides().find(({ file }) => file === guide)?.text ?? "";
const [paging = ""] = blocksOf(textOf("any-language"), "python");

/** Pages through lists and pages of many lengths, and prints each case with wrong items or too many requests. */
const program = (start: string): string => `${paging}
for count in range(30):
    for limit in (1, 2, 3, 4, 5, 10, 100):
        wanted = [{"id": f"snapshot-{number}"} for number in range(count)]
        offsets = []
        def fetch(limit, offset):
            offsets.append(offset)
            assert len(offsets) < 100, "The loop does not end."
            return wanted[${start}:][:limit]
        got = cluster_snapshots(fetch, limit)
        if got != wanted or len(offsets) > count / limit + 2:
            print(count, limit, got, offsets)
`;

describe("The Python function of the guide to paging in other languages", () => {
  if (!installed && !process.env["CI"]) {
    test.skip("skipped: this machine lacks python3", () => undefined);
    return;
  }

  test.each([
    ["pages", "offset * limit"],
    ["snapshots", "offset"],
  ])("returns each snapshot once, with few requests, if the offset counts %s", async (_, start) => {
    expect(
      await runCommand(
        { program: "python3", args: ["-c", program(start)] },
        { folder: inProject() },
      ),
    ).toBe("");
  });
});

describe("The overlay of the guide to generating a client", () => {
  const [overlay = ""] = blocksOf(textOf("generating"), "yaml");

  test.each(serviceNames())(
    "makes every property of a response of %s nullable, and none of a request",
    async (service) => {
      const folder = mkdtempSync(join(tmpdir(), "overlay-"));
      try {
        writeFileSync(join(folder, "null.yaml"), overlay);
        const source = inProject(`generated/openapi/${service}.json`);
        const args = ["bundle", source, "--overlay", "null.yaml", "--output", "null.json"];

        expect(await runTool(redoclyScript, args, folder)).toMatchObject({ status: 0 });
        const text = readFileSync(join(folder, "null.json"), "utf8");
        const description = JSON.parse(text) as Description;
        const properties = Object.entries(description.components.schemas).flatMap(
          ([name, { properties: own = {}, additionalProperties }]) =>
            Object.entries(own).map(([property, reference]) => {
              const schema = resolve(description, reference);
              // Without a type, null is allowed, too.
              const nullable = schema.nullable ?? schema.type === undefined;
              return {
                property: `${name}.${property}`,
                nullable,
                inRequest: additionalProperties === false,
              };
            }),
        );
        expect(properties.length).toBeGreaterThan(10);
        expect(properties.filter(({ nullable, inRequest }) => nullable === inRequest)).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
