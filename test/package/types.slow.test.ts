import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { compilers } from "../support/consumers.js";
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
export const backups: Backup[] = await paginateListBackups(dds, {}, { prefetch: true }).toArray({ max: 5 });
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
