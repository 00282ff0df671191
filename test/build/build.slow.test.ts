import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { copyProject, type ProjectCopy } from "../support/project-copy.js";
import { inProject } from "../../scripts/build/project.js";

let project: ProjectCopy;
beforeAll(() => {
  project = copyProject();
  // A clone knows generated/; a build does not need it.
  rmSync(project.path("generated"), { recursive: true });
});
afterAll(() => project.remove());

function fingerprints(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => join(entry.parentPath, entry.name)).map((path) => [path.slice(folder.length), createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}

/** The steps that the progress shows, by how they ended. */
function steps(output: string, mark: string): string[] {
  return [...output.matchAll(new RegExp(`^ {2}${mark} (\\S+)`, "gm"))].map(([, step = ""]) => step).sort();
}

let tarball: string;
const allSteps = ["bundle", "client", "compile", "derive", "generate", "handbook", "lint:bundles", "lint:package", "lint:source", "nightly", "pack", "provenance", "reference", "replay", "site", "types", "validators", "verification"];

test("a clean build on another path runs every step, writes the committed bytes, and ends with a summary", () => {
  const { status, output } = project.build();
  expect(output).toContain("4 operations of 2 services");
  expect(output).toContain("verified: 99 rows in 22 tables, 28 status codes and 6 recordings of 5 source documents;");
  expect(output).toContain("0 findings");
  expect(output).toContain("6 recorded examples replayed through the packed client, in 5 calls");
  expect(output).toMatch(/README's nightly job against the sandbox: snapshot ordered, AVAILABLE at poll \d, \d listed/);
  expect(status).toBe(0);
  expect(steps(output, "✓")).toEqual(allSteps);
  expect(fingerprints(project.path("generated"))).toEqual(fingerprints(inProject("generated")));
  tarball = JSON.stringify(fingerprints(project.path("dist")));
});

test("the same input runs nothing again", () => {
  const { status, output } = project.build();
  expect(status).toBe(0);
  expect(steps(output, "·")).toEqual(allSteps);
  expect(output).toContain("nothing had changed");
});

test("a cold build of the same input gives the same bytes, tarball and documentation included", () => {
  for (const folder of [".wireit", "build", "dist", "generated"]) rmSync(project.path(folder), { recursive: true });
  expect(project.build().status).toBe(0);
  expect(JSON.stringify(fingerprints(project.path("dist")))).toBe(tarball);
});

test("a change of the runtime alone runs neither linters nor generators", () => {
  writeFileSync(project.path("src/errors.ts"), `${readFileSync(project.path("src/errors.ts"), "utf8")}\n// Changed.\n`);
  const { status, output } = project.build();
  expect(status).toBe(0);
  expect(steps(output, "✓")).toEqual(["compile", "generate", "handbook", "lint:package", "nightly", "pack", "replay", "site"]);
});

test("watching builds again at every change, and goes on after a mistake", async () => {
  const file = project.path("spec/dds/schemas/Backup.yaml");
  const whole = readFileSync(file, "utf8");
  const watch = project.watch();
  try {
    await watch.printed("nothing had changed", 1);
    writeFileSync(file, `${whole}a: b: c\n`);
    expect(await watch.printed("The build failed", 1)).toMatch(/^spec\/dds\/schemas\/Backup\.yaml:\d+:5 {2}Failed to parse/m);
    writeFileSync(file, whole.replace("The name of the backup.", "What the backup is called."));
    await watch.printed("recorded examples replayed", 2);
  } finally {
    await watch.stop();
  }
  expect(readFileSync(project.path("generated/dds/schema.ts"), "utf8")).toContain("What the backup is called.");
});

test("a client that sends something else than was recorded fails the replay, by the operation's name", () => {
  const file = project.path("src/client/build-url.ts");
  writeFileSync(file, readFileSync(file, "utf8").replace("encode(query[name])", "encode(name)"));
  const { status, output } = project.build();
  expect(status).not.toBe(0);
  expect(output).toContain("generated/ is as it was.");
  expect(output).toContain("listBackups does not replay what 003_6bd36c428338fa9a.txt recorded:");
});
