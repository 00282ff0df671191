import { join } from "node:path";
import { toolbox, type Row } from "../matrix/row.js";
import { go, goCompile } from "./toolchains.js";

const version = "2.8.2";
const command = `github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v${version}`;
const box = toolbox(`oapi-codegen-${version}`, (folder) => [
  { program: "env", args: [`GOBIN=${folder}`, "go", "install", command] },
]);

/** oapi-codegen, from the Go module proxy: types and a client that decodes responses. */
export const oapiCodegen: readonly Row[] = (["3.0.3", "3.1.0"] as const).map((openapi) => ({
  generator: "oapi-codegen",
  version,
  language: "Go",
  openapi,
  driver: "oapi-codegen-go",
  tools: [go],
  toolboxes: [box],
  environment: { GOWORK: "off", GOFLAGS: "-mod=readonly" }, // Rejects modules that go.sum does not list.
  generate: (service, description) => [
    { program: "mkdir", args: ["-p", service] },
    {
      program: join(box.folder, "oapi-codegen"),
      args: [
        "-config",
        "oapi-codegen.yaml",
        "-package",
        service,
        "-o",
        join(service, `${service}.go`),
        description,
      ],
    },
  ],
  install: [{ program: "go", args: ["mod", "download"] }],
  compile: goCompile,
  call: { program: "./call", args: [] },
  unknownProperties: "ignored",
}));
