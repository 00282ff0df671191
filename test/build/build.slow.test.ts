import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { findTarball } from "../../scripts/release/tarball.js";
import { expectedCounts } from "../support/documented-counts.js";
import { copyProject, replaceIn, type ProjectCopy } from "../support/project-copy.js";

let project: ProjectCopy;
beforeAll(() => {
  findTarball(); // Without a build of this checkout, there is nothing to compare with.
  project = copyProject();
  // A build does not need the committed generated/.
  rmSync(project.path("generated"), { recursive: true });
});
afterAll(() => project.remove());

function fingerprints(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [
        path.slice(folder.length),
        createHash("sha256").update(readFileSync(path)).digest("hex"),
      ]),
  );
}

/** The steps of the task graph that ended in some way, as the simple logger of wireit prints it. */
function steps(output: string, end: "Executed successfully" | "Already fresh"): string[] {
  return [...output.matchAll(/^✅ \[([^\]]+)\] (.*)$/gm)]
    .filter(([, , text]) => text === end)
    .map(([, step = ""]) => step)
    .sort();
}

const { wireit } = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as {
  readonly wireit: Readonly<
    Record<string, { readonly command?: string; readonly dependencies?: readonly string[] }>
  >;
};

/** The steps with a command that a step needs, itself included. */
function stepsOf(step: string): string[] {
  const found = new Set([step]);
  for (const name of found)
    for (const dependency of wireit[name]?.dependencies ?? []) found.add(dependency);
  return [...found].filter((name) => wireit[name]?.command !== undefined).sort();
}

/** Lets half a second pass between any two looks at the clock, as on a machine that is very busy. */
const slowClock = `--import "data:text/javascript,${encodeURIComponent(
  "const { now } = Date; let looks = 0; Date.now = () => now() + 600 * ++looks;",
)}"`;

test("a cold build in another folder, on a slow machine, runs every step, prints a summary, and writes the bytes of the build of this checkout", () => {
  const { status, output } = project.build(slowClock);
  for (const counts of expectedCounts(project.folder)) expect(output).toContain(counts);
  expect(output).toMatch(
    /the README's nightly job against the sandbox: AVAILABLE at poll \d, \d listed/,
  );
  expect(status).toBe(0);
  expect(steps(output, "Executed successfully")).toEqual(stepsOf("build:graph"));
  // Tarball and documentation are in dist/: that of this checkout must be of its last state.
  for (const folder of ["generated", "dist"])
    expect(fingerprints(project.path(folder))).toEqual(fingerprints(inProject(folder)));
});

test("a second build of the same input runs no step", () => {
  const { status, output } = project.build();
  expect(status).toBe(0);
  expect(steps(output, "Already fresh")).toEqual(stepsOf("build:graph"));
});

test("a change of the runtime alone runs no step of npm run generate", () => {
  writeFileSync(
    project.path("src/errors.ts"),
    `${readFileSync(project.path("src/errors.ts"), "utf8")}\n// Changed.\n`,
  );
  const { status, output } = project.build();
  expect(status).toBe(0);
  expect(steps(output, "Already fresh")).toContain("generated");
  expect(steps(output, "Executed successfully")).toEqual(
    expect.arrayContaining(["compile", "docs", "pack", "replay"]),
  );
});

test("npm run watch generates again after every change, and continues after an error", async () => {
  const file = project.path("spec/dds/schemas/Backup.yaml");
  const original = readFileSync(file, "utf8");
  const accepted = readFileSync(project.path("spec/accepted.yaml"), "utf8");
  const edited = original.replace("The name of the backup.", "The title of the backup.");
  expect(edited).not.toBe(original);
  const watch = project.watch();
  try {
    await watch.printed("Watching", 1);
    writeFileSync(file, `${original}a: b: c\n`);
    expect(await watch.printed("generated/ is unchanged", 1)).toMatch(
      /^spec\/dds\/schemas\/Backup\.yaml:\d+:5 {2}Failed to parse/m,
    );
    writeFileSync(file, edited);
    await watch.printed("npm run accept -- dds/schemas/Backup", 1);
    expect(project.accept()).toEqual({ status: 0, output: "" });
    await watch.printed("generated/ is written", 1);
  } finally {
    await watch.stop();
  }
  expect(readFileSync(project.path("generated/dds/schema.ts"), "utf8")).toContain(
    "The title of the backup.",
  );
  writeFileSync(file, original);
  writeFileSync(project.path("spec/accepted.yaml"), accepted);
});

test("a client that sends another request than the recorded one fails the replay, which names the operation", () => {
  replaceIn(project, "src/client/build-request.ts", `join("=")`, `join("~")`);
  const { status, output } = project.build();
  expect(status).not.toBe(0);
  expect(output).toContain("The build failed");
  expect(output).toContain(
    "listBackups does not replay the recording of 003_6bd36c428338fa9a.txt:",
  );
});
