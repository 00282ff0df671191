import { join } from "node:path";
import { inProject } from "../../../scripts/build/project.js";
import type { Fault, Row } from "../matrix/row.js";
import { toolbox } from "../matrix/toolbox.js";
import { cargo } from "./toolchains.js";

const version = "0.15.1";
// What is built of the generator and of the libraries is kept, for they are the same each time.
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

const refusesNewer: Fault = {
  reason: "it reads OpenAPI 3.0 only, and says so",
  issue: "https://github.com/oxidecomputer/progenitor/issues/762",
  shows: /invalid version: 3\.1\.0/,
  stops: true,
};

/** progenitor, from crates.io: a crate of each service. */
export const progenitorRows: readonly Row[] = (["3.0.3", "3.1.0"] as const).map((openapi) => ({
  generator: "progenitor",
  version,
  language: "Rust",
  openapi,
  driver: "progenitor-rust",
  tools: [cargo],
  toolboxes: [box],
  environment: { RUSTFLAGS: "-D warnings" },
  // Whether a client brings the library that it needs depends on how the generator was built, unless it is said.
  generate: (service, description) => [
    {
      program: join(box.folder, "bin/cargo-progenitor"),
      args: [
        "progenitor",
        "--input",
        description,
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
      because: "It is a list of the types that it writes, ErrorBody among them.",
    },
  ],
  install: [],
  compile: [
    { program: "env", args: [target, "cargo", "build", "--quiet", "--locked"] },
    { program: "cp", args: [join(target.slice(target.indexOf("=") + 1), "debug/call"), "call"] },
  ],
  call: { program: "./call", args: [] },
  unknownMembers: "passed over",
  ...(openapi === "3.1.0" && { faults: { generates: refusesNewer } }),
}));
