import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { copyProject, type ProjectCopy } from "../support/project-copy.js";
import { startRegistry } from "../support/stand-in-registry.js";

let copy: ProjectCopy;
let registry: Awaited<ReturnType<typeof startRegistry>>;
const build: [from: RegExp, to: string] = [
  /"build": "[^"]*"/,
  '"build": "node --import tsx scripts/release/pack.ts"',
];
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  copy = copyProject();
  registry = await startRegistry();
  // test/build tests the build; here it only packs dist/lib of the last one.
  cpSync(inProject("dist/lib"), copy.path("dist/lib"), { recursive: true });
  edit("package.json", ...build);
  edit("package.json", '"license"', '"repository": "github:example/example",\n  "license"');
  writeFileSync(copy.path(".gitignore"), "node_modules\n/build/\n/dist/\n");
  writeFileSync(copy.path(".npmrc"), registry.npmrc);
  git("init", "--quiet");
  git("config", "user.name", "A test");
  git("config", "user.email", "test@example.com");
  commit("A project");
});
afterAll(() => {
  copy.remove();
  registry.close();
});

const git = (...args: string[]): string =>
  execFileSync("git", args, { cwd: copy.folder, encoding: "utf8" }).trim();

function commit(message: string): void {
  git("add", "--all");
  git("commit", "--quiet", "--message", message);
}

function edit(name: string, from: string | RegExp, to: string): void {
  const text = readFileSync(copy.path(name), "utf8");
  if (text.replace(from, to) === text) throw new Error(`${name} has no ${String(from)}.`);
  writeFileSync(copy.path(name), text.replace(from, to));
}

/** Runs a script of the copy, without blocking: the registry responds from this process. */
function run(
  script: string,
  ...args: string[]
): Promise<{ readonly status: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    // The environment of "npm run" would make npm use this project and its registry.
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)),
    );
    const child = spawn(
      process.execPath,
      ["--import", "tsx", `scripts/release/${script}.ts`, ...args],
      {
        cwd: copy.folder,
        env: { ...env, npm_config_registry: registry.address },
      },
    );
    // One after the other, because two pipes are read in any order: what npm notes, then the report.
    let [notes, report] = ["", ""];
    child.stderr.setEncoding("utf8").on("data", (text: string) => (notes += text));
    child.stdout.setEncoding("utf8").on("data", (text: string) => (report += text));
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, output: notes + report }));
  });
}

test("before the first release there is nothing to compare with", async () => {
  expect(await run("diff")).toEqual({
    status: 0,
    output: "There is no release yet, so there is nothing to compare with.\n",
  });
});

test.each([
  ["no option"],
  ["both options", "--publish", "--dry-run"],
  ["a misspelt option", "--publsih"],
])("with %s, it prints its usage and publishes nothing", async (_, ...words) => {
  expect(await run("release", ...words)).toEqual({
    status: 2,
    output: expect.stringMatching(/^npm run release -- --dry-run \| --publish/),
  });
});

test("a dry run prints what would be published, and changes nothing", async () => {
  const before = git("rev-parse", "HEAD");
  const { status, output } = await run("release", "--dry-run", "--skip-tests");
  expect(output).toContain(
    'Would publish huaweicloud-dws-dds 0.1.0, public, with the tag "latest": dist/huaweicloud-dws-dds-0.1.0.tgz',
  );
  expect(output).toMatch(
    /\d+\.\d kB packed \(at most \d+\.\d kB\), \d+\.\d kB unpacked \(at most \d+\.\d kB\) without documentation/,
  );
  expect(output).toMatch(/\d+\.\d kB {2}dist\/lib\/index\.d\.ts/);
  expect(output).toContain(`CHANGELOG.md: [Unreleased] becomes [0.1.0] - ${today}`);
  expect(output).toContain("- npm test and npm run test:package were skipped");
  expect(output).toMatch(/This was a dry run: nothing was published or changed\.\n$/);
  expect([
    status,
    git("status", "--porcelain"),
    git("rev-parse", "HEAD"),
    git("tag"),
    registry.published,
  ]).toEqual([0, "", before, "", []]);
});

test.each<[what: string, name: string, text: string, problem: string]>([
  ["an uncommitted file", "notes.txt", "…", "These files are not committed:\n    ?? notes.txt"],
  [
    "a changelog without entries",
    "CHANGELOG.md",
    "# Changelog\n\n## [Unreleased]\n",
    "Write what 0.1.0 changes below [Unreleased].",
  ],
  [
    "a package.json without a repository",
    "package.json",
    readFileSync(inProject("package.json"), "utf8").replace(...build),
    'Add "repository": "github:owner/name" to package.json',
  ],
  [
    "kept descriptions of that version",
    "releases/0.1.0",
    "…",
    "There is a folder releases/0.1.0: raise the version",
  ],
])("%s is reported, and nothing is published", async (_, name, text, problem) => {
  const old = existsSync(copy.path(name)) ? readFileSync(copy.path(name), "utf8") : undefined;
  if (name.includes("/")) execFileSync("mkdir", ["-p", copy.path("releases")]);
  writeFileSync(copy.path(name), text);
  const { status, output } = await run("release", "--publish", "--skip-tests");
  if (old === undefined) git("clean", "-fdq", name.split("/")[0] ?? "");
  else writeFileSync(copy.path(name), old);
  expect(output).toContain(problem);
  expect(output).toMatch(/0\.1\.0 is not ready for a release\. Nothing was published\.\n$/);
  expect([status, registry.published]).toEqual([1, []]);
});

test("a release sends the tarball, keeps the descriptions, dates the changelog, commits and tags", async () => {
  const { status, output } = await run("release", "--publish", "--skip-tests");
  expect(output).toMatch(/0\.1\.0 is published\. Now: git push --follow-tags\n$/);
  expect(status).toBe(0);
  expect(registry.published).toMatchObject([
    { name: "huaweicloud-dws-dds", "dist-tags": { latest: "0.1.0" }, access: "public" },
  ]);
  expect([
    git("status", "--porcelain"),
    git("tag", "--list"),
    git("log", "-1", "--format=%s"),
  ]).toEqual(["", "v0.1.0", "Release 0.1.0"]);
  expect(readFileSync(copy.path("CHANGELOG.md"), "utf8")).toContain(
    `## [Unreleased]\n\n## [0.1.0] - ${today}\n`,
  );
  for (const service of ["dws", "dds"])
    expect(readFileSync(copy.path(`releases/0.1.0/openapi/${service}.json`), "utf8")).toBe(
      readFileSync(copy.path(`generated/openapi/${service}.json`), "utf8"),
    );
});

test("right after a release there is no change and nothing to release", async () => {
  expect(await run("diff")).toEqual({
    status: 0,
    output: expect.stringMatching(
      /dds, since 0\.1\.0:\n {2}no change\n\ndws, since 0\.1\.0:\n {2}no change\n/,
    ),
  });
  const { status, output } = await run("release", "--dry-run", "--skip-tests");
  expect([status, output]).toEqual([
    1,
    expect.stringContaining("There is a folder releases/0.1.0: raise the version in package.json."),
  ]);
});

const service = "generated/openapi/dws.json";

test("a break without a higher version fails, and names whom it breaks", async () => {
  edit(service, '"operationId": "createSnapshot"', '"operationId": "requestSnapshot"');
  const { status, output } = await run("diff");
  expect(output).toContain("breaks who sends requestSnapshot: `operationId` of operation");
  expect(output).toContain(
    "spec/dws/openapi.yaml (info.version) has 0.1.0, and needs 0.2.0 or higher, because a change breaks users.",
  );
  expect(output).toContain(
    "package.json has 0.1.0, and needs 0.2.0 or higher, because a change breaks users.",
  );
  expect(status).toBe(1);
});

test("the same break passes with higher versions", async () => {
  edit(service, '"version": "0.1.0"', '"version": "0.2.0"');
  edit("package.json", '"version": "0.1.0"', '"version": "0.2.0"');
  expect(await run("diff")).toEqual({
    status: 0,
    output: expect.stringMatching(/The versions match the changes\.\n$/),
  });
});

test("a new value in an open list does not break users", async () => {
  git("checkout", "--quiet", ".");
  edit(service, '"POLICE_FROZEN"\n', '"POLICE_FROZEN",\n          "ARCHIVED"\n');
  for (const name of [service, "package.json"])
    edit(name, '"version": "0.1.0"', '"version": "0.1.1"');
  const { status, output } = await run("diff");
  expect(output).toContain(
    "adds to who reads listSnapshots, listSnapshotDetails, listClusterSnapshots: The open list SnapshotStatus has the new values ARCHIVED.",
  );
  expect([status, output]).toEqual([0, expect.not.stringContaining("breaks")]);
});
