// The examples of CONTRIBUTING.md: what operations that are added in spec/ alone get, and what they cost.
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Description } from "../../scripts/spec/description.js";
import { inProject, projectFolder } from "../../scripts/build/project.js";
import {
  packageBudget,
  packageSizes,
  type PackageSizes,
} from "../../scripts/release/package-sizes.js";
import { findTarball } from "../../scripts/release/tarball.js";
import type { SearchEntry } from "../../scripts/docs/frame/search-entry.js";
import { documentedCounts, expectedCounts } from "../support/documented-counts.js";
import {
  addedFiles,
  addOperation,
  inventedOperations,
  inventedPages,
} from "../support/fifth-operation.js";
import { pageDescription, samplesIn } from "../support/page-description.js";
import { copyProject, replaceIn, type ProjectCopy } from "../support/project-copy.js";

const { list: operationId, delete: deletion } = inventedOperations;
/** The labels of the samples. */
const languages = ["curl", "TypeScript", "Python", "Go", "Java"];
const tables = "spec/dws/tables/list-snapshot-events.yaml";
/** Of the project before, with the list, and with both operations. */
const sizes: PackageSizes[] = [];

let project: ProjectCopy;
let built: ReturnType<ProjectCopy["build"]>;
beforeAll(async () => {
  project = copyProject();
  sizes.push(await packageSizes(findTarball()));
  addOperation(project, "list");
  const list = [
    project.generate(),
    node("--import", "tsx", "scripts/release/compile.ts"),
    node("--import", "tsx", "scripts/release/pack.ts"),
  ];
  expect(list.map(({ status }) => status)).toEqual([0, 0, 0]);
  sizes.push(await packageSizes(findTarball(project.folder), project.path("build/package")));
  addOperation(project, "delete");
  built = project.build();
  sizes.push(await packageSizes(findTarball(project.folder), project.path("build/package")));
}, 600_000);
afterAll(() => project.remove());

const textOf = (name: string): string => readFileSync(project.path(name), "utf8");
const entries = (part: string): readonly SearchEntry[] =>
  JSON.parse(textOf(`build/docs/search/${part}.json`)) as SearchEntry[];

/** Runs Node in the copy. */
function node(...parameters: readonly string[]): {
  readonly status: number | null;
  readonly output: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, {
    cwd: project.folder,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}

const verifyTables = (...parameters: readonly string[]): ReturnType<typeof node> =>
  node(
    "--import",
    "tsx",
    "scripts/verify/tables-verify.ts",
    "--documents",
    inventedPages,
    "--operation",
    operationId,
    ...parameters,
  );

test("added operations are built from their files in spec/, and verified like the others", () => {
  for (const counts of expectedCounts(project.folder)) expect(built.output).toContain(counts);
  const [before, after] = [projectFolder, project.folder].map(documentedCounts);
  expect(after?.["operations"]).toBe((before?.["operations"] ?? 0) + 2);
  // Those of the list, which the budget is for, and those of the deletion.
  expect(after?.["rows"]).toBe((before?.["rows"] ?? 0) + 20 + 3);
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

test.each([operationId, deletion])(
  "%s adds no more than its budget to the package and to a bundled program",
  (added) => {
    const [before, after] = added === operationId ? sizes : sizes.slice(1);
    for (const [size, { perOperation }] of Object.entries(packageBudget) as [
      keyof PackageSizes,
      { perOperation: number },
    ][]) {
      const bytes = (after?.[size] ?? NaN) - (before?.[size] ?? NaN);
      expect([size, bytes]).toEqual([size, expect.any(Number)]);
      expect(bytes).toBeGreaterThan(0);
      expect([size, Math.max(bytes, perOperation)]).toEqual([size, perOperation]);
    }
  },
);

test.each(["scripts", "src", "package.json"])("nothing is edited in %s", (path) => {
  const { status, stdout } = spawnSync(
    "git",
    ["diff", "--no-index", "--stat", inProject(path), project.path(path)],
    { encoding: "utf8" },
  );
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
    const nothing: void = await dws.deleteSnapshotEvent({ snapshot_id: "an-id", event_id: "event-1" });
    // @ts-expect-error: there is no response body.
    (await dws.deleteSnapshotEvent({ snapshot_id: "an-id", event_id: "event-1" })).id;
    // @ts-expect-error: it needs an id.
    await dws.listSnapshotEvents();
    // @ts-expect-error: a misspelt parameter.
    await dws.listSnapshotEvents({ snapshot_id: "an-id", limits: 1 });
    console.log(list.total?.toFixed(), events[0]?.message?.length, levels.length, nothing);
  `;
  writeFileSync(project.path("uses.ts"), uses);
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext"];
  expect(node("node_modules/typescript/bin/tsc", ...options, "uses.ts")).toEqual({
    status: 0,
    output: "",
  });
});

describe("the package", () => {
  let results: Readonly<Record<string, unknown>>;
  beforeAll(() => {
    copyFileSync(inProject("test/fifth-operation/program.mjs"), project.path("program.mjs"));
    const { status, output } = node("program.mjs");
    expect([status, output]).toEqual([0, expect.stringMatching(/^\{/)]);
    results = JSON.parse(output) as Readonly<Record<string, unknown>>;
  });

  test("has a command for it, with a flag for each parameter and with its summary", () => {
    const { status, output } = node("dist/lib/cli.js", "call", operationId, "--help");
    expect([status, output]).toEqual([
      0,
      expect.stringMatching(/^ {2}--snapshot-id <text> +required: \S+/m),
    ]);
    for (const option of ["--limit <number>", "--offset <number>", "--all", "--dry-run"])
      expect(output).toContain(`  ${option} `);
    expect(node("dist/lib/cli.js", "call", "--help").output).toMatch(
      new RegExp(`^  ${operationId} +\\S+`, "m"),
    );
  });

  const address =
    "GET https://endpoint.example.com/v1.0/a-project/snapshots/2a4d0f86-67cd-408a-8b66-017454fb7793/events";

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

describe("an operation without a response body and without a recorded call", () => {
  let results: Readonly<Record<string, unknown>>;
  beforeAll(() => {
    copyFileSync(inProject("test/fifth-operation/deletion.mjs"), project.path("deletion.mjs"));
    const { status, output } = node("deletion.mjs");
    expect([status, output]).toEqual([0, expect.stringMatching(/^\{/)]);
    results = JSON.parse(output) as Readonly<Record<string, unknown>>;
  });

  test("has a method and a raw call that return nothing", () => {
    const address =
      "https://endpoint.example.com/v1.0/a-project/snapshots/2a4d0f86-67cd-408a-8b66-017454fb7793/events/event-1";
    expect(results["call"]).toEqual({ type: "undefined", sent: [`DELETE ${address}`] });
    expect(results["raw"]).toEqual({ data: "undefined", error: "undefined", status: 202 });
  });

  test("is sent once, whatever becomes of it, unless it was throttled", () => {
    expect(results["attempts"]).toEqual({ throttled: 2, unavailable: 1 });
  });

  test("accepts no response body but undefined and an empty object", () => {
    expect(results["issues"]).toEqual({
      nothing: [],
      empty: [],
      body: ["The value must be undefined: the response has no body."],
    });
  });

  test("is not performed by the sandbox, which says so", () => {
    expect(results["sandbox"]).toEqual({
      wrongId: 400,
      status: 501,
      reason: expect.stringContaining(
        "The sandbox does not perform deleteSnapshotEvent, and it changes data.",
      ),
    });
  });

  test("has a comment and samples that say so", () => {
    expect(textOf("build/package/dist/lib/dws.d.ts")).toContain(
      "Sends `DELETE /v1.0/{project_id}/snapshots/{snapshot_id}/events/{event_id}`, whose response has no body.",
    );
    const samples = samplesIn(pageDescription("dws", project.folder), deletion);
    expect(samples.map(({ label }) => label)).toEqual(languages);
  });
});

describe("the documentation", () => {
  const properties = Object.keys(
    (
      parse(new Map(addedFiles()).get("spec/dws/schemas/SnapshotEvent.yaml") ?? "") as {
        properties: object;
      }
    ).properties,
  );

  test("shows it in the reference, with a program in five languages", () => {
    const samples = samplesIn(pageDescription("dws", project.folder), operationId);
    expect(samples.map(({ label }) => label)).toEqual(languages);
    expect(
      samples.filter(
        ({ source }) =>
          !/snapshots\/2a4d0f86|paginateListSnapshotEvents|listSnapshotEvents/.test(source),
      ),
    ).toEqual([]);
  });

  test("finds its operation, parameters, properties, values and rows", () => {
    const reference = entries("api-reference").filter(({ within, title }) =>
      [within, title].some((text) => text.startsWith(operationId)),
    );
    const found = reference.filter(({ kind }) => kind !== "response").map(({ title }) => title);
    expect(found.sort()).toEqual(
      [
        operationId,
        "project_id",
        "snapshot_id",
        "limit",
        "offset",
        "events",
        "total",
        "NORMAL",
        "WARNING",
        ...properties,
      ].sort(),
    );
    expect(
      entries("provenance").filter(({ within }) =>
        within.startsWith("Querying the Events of a Snapshot, table"),
      ),
    ).toHaveLength(20);
    expect(entries("api-docs").map(({ title }) => title)).toEqual(
      expect.arrayContaining(["SnapshotEvent", "SnapshotEventList"]),
    );
  });

  test("shows where each of its facts comes from, and what differs", () => {
    const page = textOf("dist/docs/provenance/index.html");
    const records = [...page.matchAll(/<tr id="905-(\d)-(\w+)"/g)].map(
      ([, table, name]) => `${table} ${name}`,
    );
    expect(records).toEqual([
      "1 project_id",
      "1 snapshot_id",
      "2 limit",
      "2 offset",
      "3 events",
      "3 total",
      ...properties.map((name) => `4 ${name}`),
    ]);
    expect(page).toContain(
      `Every row of the ${documentedCounts(project.folder)["documents"]} source documents`,
    );
    expect(page).toContain("The document records no request or response body.");
    expect(textOf("dist/docs/deviations/index.html")).toContain(
      "The document of the events does not say which properties of a response are",
    );
  });
});

describe("tables:verify, for this operation alone", () => {
  test("finds that the tables say what the page says", () => {
    expect(verifyTables()).toEqual({
      status: 0,
      output: expect.stringContaining("**The tables agree with the source documents (1 of 1).**"),
    });
  });

  test("fills in the fingerprints of tables that have none yet, and then they are those of the example", () => {
    const filledIn = textOf(tables);
    expect(filledIn).toBe(new Map(addedFiles()).get(tables));
    writeFileSync(
      project.path(tables),
      filledIn.replaceAll(/hash: "[0-9a-f]{16}"/g, `hash: "${"0".repeat(16)}"`),
    );
    expect(verifyTables("--accept")).toEqual({
      status: 0,
      output: expect.stringContaining(`${tables}: 29 fingerprints`),
    });
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
