import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inProject } from "../../../scripts/build/project.js";
import { describeRows } from "../matrix/describe-rows.js";
import { toolbox, type Row } from "../matrix/row.js";

const version = "0.95.0"; // The last one for Node 20.
const packages = [`@hey-api/openapi-ts@${version}`, "typescript@5.9.3"];
const box = toolbox(`hey-api-${version}`, (folder) => [
  {
    program: "npm",
    args: [
      "install",
      "--no-audit",
      "--no-fund",
      "--no-package-lock",
      "--prefix",
      folder,
      ...packages,
    ],
  },
]);
const node = process.execPath;

/** @hey-api/openapi-ts, from npm, with its fetch client. */
const rows: readonly Row[] = (["3.0.3", "3.1.0"] as const).map((openapi) => ({
  generator: "@hey-api/openapi-ts",
  version,
  language: "TypeScript",
  openapi,
  driver: "hey-api-typescript",
  tools: [],
  toolboxes: [box],
  generate: (service, description) => [
    {
      program: node,
      args: [
        join(box.folder, "node_modules/@hey-api/openapi-ts/bin/run.js"),
        "--input",
        description,
        "--output",
        service,
      ],
    },
  ],
  install: [],
  compile: [
    {
      program: node,
      args: [
        join(box.folder, "node_modules/typescript/bin/tsc"),
        "--project",
        ".",
        "--typeRoots",
        inProject("node_modules/@types"),
      ],
    },
  ],
  call: {
    program: node,
    args: [
      "--import",
      pathToFileURL(inProject("node_modules/tsx/dist/loader.mjs")).href,
      "call.ts",
    ],
  },
  unknownProperties: "kept",
}));

describeRows(rows);
