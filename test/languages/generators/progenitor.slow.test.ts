import { join } from "node:path";
import { inProject } from "../../../scripts/build/project.js";
import { describeRows } from "../matrix/describe-rows.js";
import { toolbox, type KnownDefect, type Row } from "../matrix/row.js";
import { cargo } from "./toolchains.js";

const version = "0.15.1";
// The compiled generator and libraries are cached.
const target = `CARGO_TARGET_DIR=${inProject("node_modules/.cache/languages/cargo-target")}`;
const box = toolbox(`progenitor-${version}`, (folder) => [
  {
    program: "env",
    args: [
      target,
      "cargo",
      "install",
      "--quiet",
      "--debug",
      "--locked",
      "--root",
      folder,
      "--version",
      version,
      "cargo-progenitor",
    ],
  },
]);

const readsOnly30: KnownDefect = {
  reason: "it reads OpenAPI 3.0 only",
  issue: "https://github.com/oxidecomputer/progenitor/issues/762",
  output: /invalid version: 3\.1\.0|invalid type: sequence, expected a string/,
  stops: true,
};

/** progenitor, from crates.io: a crate for each service. */
const rows: readonly Row[] = (["3.0.3", "3.1.0"] as const).map((openapi) => ({
  generator: "progenitor",
  version,
  language: "Rust",
  openapi,
  driver: "progenitor-rust",
  tools: [cargo],
  toolboxes: [box],
  environment: { RUSTFLAGS: "-D warnings" },
  // It has one type for the success responses and the default response, and fails for two (issue 344). Without
  // --include-client the result depends on how the generator was built.
  generate: (service, description) => [
    {
      program: "sh",
      args: ["-c", `sed '/ default:$/{N;d;}' "$0" > ${service}.yaml`, description],
    },
    {
      program: join(box.folder, "bin/cargo-progenitor"),
      args: [
        "progenitor",
        "--input",
        `${service}.yaml`,
        "--output",
        service,
        "--name",
        service,
        "--version",
        "0.1.0",
        "--license-name",
        "MIT",
        "--include-client",
        "false",
      ],
    },
  ],
  harmless: [
    {
      line: /^ +\d+ {2}\w/,
      because: "It lists the generated types, ErrorBody among them.",
    },
  ],
  install: [],
  compile: [
    { program: "env", args: [target, "cargo", "build", "--quiet", "--locked"] },
    { program: "cp", args: [join(target.slice(target.indexOf("=") + 1), "debug/call"), "call"] },
  ],
  call: { program: "./call", args: [] },
  unknownProperties: "ignored",
  ...(openapi === "3.1.0" && { defects: { generates: readsOnly30 } }),
}));

describeRows(rows);
