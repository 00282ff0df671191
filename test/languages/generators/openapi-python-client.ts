import { dirname, join } from "node:path";
import type { Row } from "../matrix/row.js";
import { mypy, python, pythonEnvironment } from "./toolchains.js";

const driver = "openapi-python-client-python";
const environment = pythonEnvironment(driver);
const tools = join(
  environment.toolbox.folder,
  dirname(environment.python.slice(environment.toolbox.folder.length + 1)),
);

/** openapi-python-client, from PyPI, with attrs and httpx. */
export const openapiPythonClient: readonly Row[] = (["3.0.3", "3.1.0"] as const).map((openapi) => ({
  generator: "openapi-python-client",
  version: "0.29.1",
  language: "Python",
  openapi,
  driver,
  tools: [python],
  toolboxes: [environment.toolbox],
  // It formats the client with its own ruff.
  environment: { PATH: `${tools}:${process.env["PATH"] ?? ""}` },
  generate: (service, description) => [
    {
      program: join(tools, "openapi-python-client"),
      args: [
        "generate",
        "--path",
        description,
        "--output-path",
        service,
        "--meta",
        "none",
        "--fail-on-warning",
      ],
    },
  ],
  install: [],
  compile: [mypy(environment.python, "dds", "dws", "call.py", "first_call.py")],
  call: { program: environment.python, args: ["call.py"] },
  unknownProperties: "kept",
  defects: {
    compiles: {
      reason:
        "`mypy --strict` reports only its context managers, whose `__exit__` declares its arguments as `object`",
      issue: "https://github.com/openapi-generators/openapi-python-client/issues/705",
      output: /^(?!.*: error:(?![^\n]*exit__")).*exit__"/s,
    },
  },
}));
