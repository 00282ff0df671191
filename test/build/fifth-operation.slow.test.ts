// The example of CONTRIBUTING.md: what an operation that is added in spec/ alone gets, and what it costs.
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Description } from "../../scripts/spec/description.js";
import { inProject, projectFolder } from "../../scripts/build/project.js";
import { packageBudget, packageSizes } from "../../scripts/release/package-sizes.js";
import { findTarball } from "../../scripts/release/tarball.js";
import type { SearchEntry } from "../../scripts/docs/frame/search-entry.js";
import { documentedCounts, expectedCounts } from "../support/documented-counts.js";
import { addedFiles, addFifthOperation, inventedPages } from "../support/fifth-operation.js";
import { pageDescription, samplesIn } from "../support/page-description.js";
import { copyProject, replaceIn, type ProjectCopy } from "../support/project-copy.js";

const operationId = "listSnapshotEvents";
const tables = "spec/dws/tables/list-snapshot-events.yaml";

let project: ProjectCopy;
let built: ReturnType<ProjectCopy["build"]>;
beforeAll(() => {
  project = copyProject();
  addFifthOperation(project);
  built = project.build();
});
afterAll(() => project.remove());

const textOf = (name: string): string => readFileSync(project.path(name), "utf8");
const entries = (part: string): readonly SearchEntry[] => JSON.parse(textOf(`build/docs/search/${part}.json`)) as SearchEntry[];

/** Runs Node in the copy. */
function node(...parameters: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { cwd: project.folder, encoding: "utf8" });
  return { status, output: stdout + stderr };
}

const verifyTables = (...parameters: readonly string[]): ReturnType<typeof node> =>
  node("--import", "tsx", "scripts/verify/tables-verify.ts", "--documents", inventedPages, "--operation", operationId, ...parameters);

test("an added operation is built from its files in spec/, and verified like the others", () => {
  for (const counts of expectedCounts(project.folder)) expect(built.output).toContain(counts);
  expect(documentedCounts(project.folder)["operations"]).toBe(
    (documentedCounts(projectFolder)["operations"] ?? 0) + 1,
  );
  expect(built.status).toBe(0);
});

test("npm test passes with it, unchanged", () => {
  const { status, stdout, stderr } = spawnSync("npm", ["test"], {
    cwd: project.folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  expect([status, status === 0 ? "" : stdout + stderr]).toEqual([0, ""]);
}, 600_000);

test("it adds no more than its budget to the package and to a bundled program", async () => {
  const before = await packageSizes(findTarball());
  const after = await packageSizes(findTarball(project.folder), project.path("build/package"));
  for (const size of Object.keys(packageBudget) as (keyof typeof packageBudget)[]) {
    const added = after[size] - before[size];
    expect([size, added]).toEqual([size, expect.any(Number)]);
    expect(added).toBeGreaterThan(0);
    expect(added).toBeLessThanOrEqual(packageBudget[size].perOperation);
  }
});

test.each(["scripts", "src", "package.json"])("nothing is edited in %s", (path) => {
  const { status, stdout } = spawnSync("git", ["diff", "--no-index", "--stat", inProject(path), project.path(path)], { encoding: "utf8" });
  expect([status, stdout]).toEqual([0, ""]);
});

test("TypeScript knows its method, its pager and its components, and rejects what the description rejects", () => {
  const uses = `
    import { createDwsClient, paginateListSnapshotEvents, snapshotEventLevelValues, tokenCredentials } from "huaweicloud-dws-dds";
    import type { SnapshotEvent, SnapshotEventLevel, SnapshotEventList } from "huaweicloud-dws-dds/dws";
    const dws = createDwsClient({ region: "eu-west-101", credentials: tokenCredentials("a-token") });
    const list: SnapshotEventList = await dws.listSnapshotEvents({ snapshot_id: "an-id", limit: 1 });
    const events: SnapshotEvent[] = await paginateListSnapshotEvents(dws, { snapshot_id: "an-id" }).toArray();
    const levels: readonly SnapshotEventLevel[] = snapshotEventLevelValues;
    // @ts-expect-error: it needs an id.
    await dws.listSnapshotEvents();
    // @ts-expect-error: a misspelt parameter.
    await dws.listSnapshotEvents({ snapshot_id: "an-id", limits: 1 });
    console.log(list.total?.toFixed(), events[0]?.message?.length, levels.length);
  `;
  writeFileSync(project.path("uses.ts"), uses);
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext"];
  expect(node("node_modules/typescript/bin/tsc", ...options, "uses.ts")).toEqual({ status: 0, output: "" });
});

describe("the package", () => {
  let results: Readonly<Record<string, unknown>>;
  beforeAll(() => {
    copyFileSync(inProject("test/fifth-operation/program.mjs"), project.path("program.mjs"));
    const { status, output } = node("program.mjs");
    expect([status, output]).toEqual([0, expect.stringMatching(/^\{/)]);
    results = JSON.parse(output) as Readonly<Record<string, unknown>>;
  });

  const address = "GET https://endpoint.example.com/v1.0/a-project/snapshots/2a4d0f86-67cd-408a-8b66-017454fb7793/events";

  test("has a method that calls what is documented", () => {
    expect(results["call"]).toEqual({ total: 5, sent: [`${address}?limit=1`] });
  });

  test("has a pager that goes over all pages", () => {
    expect(results["allPages"]).toEqual({
      ids: ["event-1", "event-2", "event-3", "event-4", "event-5"],
      sent: [0, 2, 4].map((offset) => `${address}?limit=2&offset=${offset}`),
    });
  });

  test("sends nothing when a value of path or query is wrong, missing or unknown", () => {
    const pointers = ["/snapshot_id", "/snapshot_id", "/snapshot_id", "/limit", "/page"];
    expect(results["wrongInputs"]).toEqual({
      errors: pointers.map((pointer) => ["ValidationError", pointer]),
      sent: [],
    });
  });

  test("validates requests and responses, and accepts unknown values of open lists", () => {
    expect(results["issues"]).toEqual({
      request: ["/limit"],
      response: ["/events/0/id"],
      newLevel: [],
      newLevelStrictly: ["/events/0/level"],
    });
  });

  test("has a sandbox that responds with the recorded example, which is valid, to authenticated and valid requests only", () => {
    const { components } = JSON.parse(textOf("generated/openapi/dws.json")) as Description;
    const recorded = components.examples["SnapshotEvents"]?.value;
    expect(results["sandbox"]).toEqual({
      unauthenticated: 401,
      response: recorded,
      issues: [],
      wrongId: 400,
    });
  });
});

describe("the documentation", () => {
  test("shows it in the reference, with a program in five languages", () => {
    const samples = samplesIn(pageDescription("dws", project.folder), operationId);
    expect(samples.map(({ label }) => label)).toEqual(["curl", "TypeScript", "Python", "Go", "Java"]);
    expect(samples.filter(({ source }) => !/snapshots\/2a4d0f86|paginateListSnapshotEvents|listSnapshotEvents/.test(source))).toEqual([]);
  });

  test("finds its operation, parameters, properties, values and rows", () => {
    const reference = entries("api-reference").filter(({ within, title }) => [within, title].some((text) => text.startsWith(operationId)));
    const found = reference.filter(({ kind }) => kind !== "response").map(({ title }) => title);
    expect(found.sort()).toEqual(
      [operationId, "project_id", "snapshot_id", "limit", "offset", "events", "total", "id", "level", "NORMAL", "WARNING", "message"].sort(),
    );
    expect(entries("provenance").filter(({ within }) => within.startsWith("Querying the Events of a Snapshot, table"))).toHaveLength(9);
    expect(entries("api-docs").map(({ title }) => title)).toEqual(expect.arrayContaining(["SnapshotEvent", "SnapshotEventList"]));
  });

  test("shows where each of its facts comes from, and what differs", () => {
    const page = textOf("dist/docs/provenance/index.html");
    const records = [...page.matchAll(/<tr id="005-(\d)-(\w+)"/g)].map(([, table, name]) => `${table} ${name}`);
    expect(records).toEqual(
      ["1 project_id", "1 snapshot_id", "2 limit", "2 offset", "3 events", "3 total", "4 id", "4 level", "4 message"],
    );
    expect(page).toContain("Every row of the 6 source documents");
    expect(textOf("dist/docs/deviations/index.html")).toContain("The document of the events does not say which properties of a response are");
  });
});

describe("tables:verify, for this operation alone", () => {
  test("finds that the tables say what the page says", () => {
    expect(verifyTables()).toEqual({ status: 0, output: expect.stringContaining("**The tables agree with the source documents (1 of 1).**") });
  });

  test("fills in the fingerprints of tables that have none yet, and then they are those of the example", () => {
    const filledIn = textOf(tables);
    expect(filledIn).toBe(addedFiles().get(tables));
    writeFileSync(project.path(tables), filledIn.replaceAll(/hash: "[0-9a-f]{16}"/g, `hash: "${"0".repeat(16)}"`));
    expect(verifyTables("--accept")).toEqual({ status: 0, output: expect.stringContaining(`${tables}: 18 fingerprints`) });
    expect(textOf(tables)).toBe(filledIn);
  });

  test("tells a fact that was transcribed wrongly", () => {
    replaceIn(project, tables, "maximum: 50", "maximum: 500");
    const { status, output } = verifyTables();
    expect(status).toBe(1);
    expect(output).toMatch(/Table 2, limit: maximum \| 500 +\| 50 +\| transcription error/);
    replaceIn(project, tables, "maximum: 500", "maximum: 50");
  });
});
