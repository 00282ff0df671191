import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { copyProject, type ProjectCopy } from "../support/project-copy.js";
import { startRegistry } from "../support/stand-in-registry.js";

let copy: ProjectCopy;
let registry: Awaited<ReturnType<typeof startRegistry>>;
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  copy = copyProject();
  registry = await startRegistry();
  // What a build makes is tested elsewhere; here the last one counts, and only the tarball is made.
  cpSync(inProject("dist/lib"), copy.path("dist/lib"), { recursive: true });
  edit("package.json", /"build": "[^"]*"/, '"build": "node --import tsx scripts/release/pack.ts"');
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

/** Runs a script of the copy. The registry answers from this process, so that it must not wait. */
function run(
  script: string,
  ...args: string[]
): Promise<{ readonly status: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    // What "npm run" tells its children would lead npm back to this project, and to its registry.
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)),
    );
    const child = spawn(process.execPath, ["--import", "tsx", `scripts/${script}.ts`, ...args], {
      cwd: copy.folder,
      env: { ...env, npm_config_registry: registry.address },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, output }));
  });
}

test("before the first release nothing can break", async () => {
  expect(await run("diff")).toEqual({
    status: 0,
    output: "Nothing has been released yet, so that nothing can break.\n",
  });
});

test.each([["nothing"], ["both", "--publish", "--dry-run"], ["a word misspelt", "--publsih"]])(
  "asked for %s, it publishes nothing and says what it understands",
  async (_, ...words) => {
    expect(await run("release", ...words)).toEqual({
      status: 2,
      output: expect.stringMatching(/^npm run release -- --dry-run \| --publish/),
    });
  },
);

test("a rehearsal prints what would be published, and changes nothing", async () => {
  const before = git("rev-parse", "HEAD");
  const { status, output } = await run("release", "--dry-run", "--skip-tests");
  expect(output).toContain(
    'Would publish huaweicloud-dws-dds 0.1.0, for everybody, with the tag "latest": dist/huaweicloud-dws-dds-0.1.0.tgz',
  );
  expect(output).toMatch(
    /\d+\.\d kB packed \(at most 125\.0 kB\), \d+\.\d kB unpacked without documentation \(at most 500\.0 kB\)/,
  );
  expect(output).toMatch(/\d+\.\d kB {2}dist\/lib\/index\.d\.ts/);
  expect(output).toContain(`CHANGELOG.md: what is unreleased becomes [0.1.0] - ${today}`);
  expect(output).toContain("- npm test and npm run test:package were left out");
  expect(output).toMatch(/This was a rehearsal: nothing was published or changed\.\n$/);
  expect([
    status,
    git("status", "--porcelain"),
    git("rev-parse", "HEAD"),
    git("tag"),
    registry.published,
  ]).toEqual([0, "", before, "", []]);
});

test.each<[what: string, name: string, text: string, finding: string]>([
  [
    "a file that is not committed",
    "notes.txt",
    "…",
    "These files are not committed:\n    ?? notes.txt",
  ],
  [
    "a changelog that has nothing to say",
    "CHANGELOG.md",
    "# Changelog\n\n## [Unreleased]\n",
    "Write what 0.1.0 changes below [Unreleased].",
  ],
  [
    "a description of that version that is kept already",
    "releases/0.1.0",
    "…",
    "There is a folder releases/0.1.0: raise the version",
  ],
])("%s is told, and nothing is published", async (_, name, text, finding) => {
  const old = existsSync(copy.path(name)) ? readFileSync(copy.path(name), "utf8") : undefined;
  if (name.includes("/")) execFileSync("mkdir", ["-p", copy.path("releases")]);
  writeFileSync(copy.path(name), text);
  const { status, output } = await run("release", "--publish", "--skip-tests");
  if (old === undefined) git("clean", "-fdq", name.split("/")[0] ?? "");
  else writeFileSync(copy.path(name), old);
  expect(output).toContain(finding);
  expect(output).toMatch(/0\.1\.0 is not ready to be released\. Nothing was published\.\n$/);
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

test("right after a release nothing has changed, and there is nothing to release", async () => {
  expect(await run("diff")).toEqual({
    status: 0,
    output: expect.stringMatching(
      /dds, since 0\.1\.0:\n {2}nothing\n\ndws, since 0\.1\.0:\n {2}nothing\n/,
    ),
  });
  const { status, output } = await run("release", "--dry-run", "--skip-tests");
  expect([status, output]).toEqual([
    1,
    expect.stringContaining("There is a folder releases/0.1.0: raise the version in package.json."),
  ]);
});

const service = "generated/openapi/dws.json";

test("a break without a new version fails, and tells whom it breaks", async () => {
  edit(service, '"operationId": "createSnapshot"', '"operationId": "orderSnapshot"');
  const { status, output } = await run("diff");
  expect(output).toContain("breaks who sends orderSnapshot: `operationId` of operation");
  expect(output).toContain(
    "spec/dws/openapi.yaml (info.version) says 0.1.0, and must say 0.2.0 or more, since something breaks.",
  );
  expect(output).toContain(
    "package.json says 0.1.0, and must say 0.2.0 or more, since something breaks.",
  );
  expect(status).toBe(1);
});

test("with the versions raised the same break passes", async () => {
  edit(service, '"version": "0.1.0"', '"version": "0.2.0"');
  edit("package.json", '"version": "0.1.0"', '"version": "0.2.0"');
  expect(await run("diff")).toEqual({
    status: 0,
    output: expect.stringMatching(/The versions say what has changed\.\n$/),
  });
});

test("a new value in an open list is no break", async () => {
  git("checkout", "--quiet", ".");
  edit(service, '"POLICE_FROZEN"\n', '"POLICE_FROZEN",\n          "ARCHIVED"\n');
  for (const name of [service, "package.json"])
    edit(name, '"version": "0.1.0"', '"version": "0.1.1"');
  const { status, output } = await run("diff");
  expect(output).toContain(
    "adds to who reads listSnapshots, listClusterSnapshots: The open list SnapshotStatus names ARCHIVED too.",
  );
  expect([status, output]).toEqual([0, expect.not.stringContaining("breaks")]);
});
