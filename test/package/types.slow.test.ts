import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { compilers } from "../support/consumers.js";
import { codesIn, tableRows } from "../support/guides.js";
import { installPackage, type InstalledPackage } from "../support/installed-package.js";

/** A program of a user with every compiler check, which uses each entry point. */
const program = `import { paginateListBackups, createDdsClient, createDwsClient, tokenCredentials, type Backup, type Snapshot } from "huaweicloud-dws-dds";
import { createDwsClient as createWarehouseClient, operations, type ApiError } from "huaweicloud-dws-dds/dws";
import { createRawClient } from "huaweicloud-dws-dds/raw";
import type { DdsClient } from "huaweicloud-dws-dds/dds";
import { startSandbox, type Sandbox } from "huaweicloud-dws-dds/sandbox";
import { createValidation, validateRequest, type ValidationIssue } from "huaweicloud-dws-dds/validation";

export const dws = createDwsClient({ region: "eu-west-101", projectId: "p", credentials: tokenCredentials("t"), validation: createValidation() });
const { snapshots = [] } = await dws.listSnapshots();
export const names: (string | undefined)[] = snapshots.map((snapshot: Snapshot) => snapshot.name);
export const issues: readonly ValidationIssue[] = validateRequest("createSnapshot", {});
export const dds: DdsClient = createDdsClient({ region: "eu-de", credentials: tokenCredentials("t"), fetch: globalThis.fetch });
export const backups: Backup[] = await paginateListBackups(dds, {}, { concurrency: 8 }).toArray({ max: 5 });
export const raw = await createRawClient(dws).GET("/v1.0/{project_id}/snapshots", {});
export const sandbox: Sandbox = await startSandbox();
export const same: typeof createDwsClient = createWarehouseClient;
export const method: string = operations.listSnapshots.method;
export const code = (error: ApiError): string | undefined => error.code;

// @ts-expect-error A name that no snapshot has.
export const wrong = snapshots[0]?.nam;
// @ts-expect-error A snapshot needs a cluster.
await dws.createSnapshot({ snapshot: { name: "n" } });
`;

let installed: InstalledPackage;
beforeAll(() => {
  installed = installPackage();
  installed.write("job.ts", program);
});
afterAll(() => installed.remove());

describe.each(compilers)("TypeScript %s", (_, compiler) => {
  test.each([
    ["nodenext", "nodenext"],
    ["bundler", "esnext"],
  ])(
    "with moduleResolution %s understands the types, strictly and with all declarations checked",
    async (moduleResolution, module) => {
      const compilerOptions = {
        ...{
          module,
          moduleResolution,
          target: "es2022",
          lib: ["es2022", "dom"],
          types: [],
          noEmit: true,
          declaration: true,
        },
        ...{
          strict: true,
          skipLibCheck: false,
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
        },
        ...{
          isolatedModules: true,
          verbatimModuleSyntax: true,
          noPropertyAccessFromIndexSignature: true,
        },
      };
      const project = installed.write(
        `tsconfig.${moduleResolution}.json`,
        JSON.stringify({ compilerOptions, files: ["job.ts"] }),
      );
      expect(
        await installed.run(process.execPath, [
          compiler,
          "--project",
          project,
          "--pretty",
          "false",
        ]),
      ).toBe("");
    },
  );
});

/** The table of the guide: settings, and the first TypeScript that compiles with them. */
const settings = tableRows(
  readFileSync(inProject("guides/reference/runtimes.md"), "utf8"),
  "TypeScript",
).flatMap((row) =>
  codesIn(row["`module`"] ?? "").flatMap((module) =>
    (["ES modules", "CommonJS"] as const)
      .filter((kind) => row[kind])
      .map((kind) => {
        const [moduleResolution] = codesIn(row["`moduleResolution`"] ?? "");
        return { module, moduleResolution, kind, first: row[kind] ?? "" };
      }),
  ),
);

describe.each(settings)(
  "the guide says for $kind, module $module, moduleResolution $moduleResolution: $first",
  ({ module, moduleResolution, kind, first }) => {
    const index = compilers.findIndex(([version]) => version === first);
    const before = index < 0 ? compilers.at(-1) : compilers[index - 1];
    const compiler = compilers[index];

    /** The exit status of a compiler for a program of the kind. */
    const compile = (path: string): number | null => {
      const type = kind === "CommonJS" ? "commonjs" : "module";
      const options = { module, ...(moduleResolution && { moduleResolution }), target: "es2022" };
      const common = { lib: ["es2022", "dom"], types: [], noEmit: true, strict: true };
      mkdirSync(join(installed.folder, type), { recursive: true });
      installed.write(`${type}/package.json`, JSON.stringify({ type }));
      installed.write(`${type}/job.ts`, program.slice(0, program.indexOf("export const dws")));
      const compilerOptions = { ...options, ...common };
      const project = installed.write(
        `${type}/tsconfig.json`,
        JSON.stringify({ compilerOptions, files: ["job.ts"] }),
      );
      return spawnSync(process.execPath, [path, "--project", project]).status;
    };

    test("compiles from then on, and not before", () => {
      expect(settings.length).toBeGreaterThan(10);
      expect(compiler !== undefined || first === "–").toBe(true);
      if (compiler) expect(compile(compiler[1])).toBe(0);
      if (before) expect(compile(before[1])).not.toBe(0);
    });
  },
);
