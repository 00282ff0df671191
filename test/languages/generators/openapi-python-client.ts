import { dirname, join } from "node:path";
import type { Row } from "../matrix/row.js";
import { mypy, pythonEnvironment } from "./python-environment.js";
import { python } from "./toolchains.js";

const driver = "openapi-python-client-python";
const environment = pythonEnvironment(driver);
const tools = join(
  environment.toolbox.folder,
  dirname(environment.python.slice(environment.toolbox.folder.length + 1)),
);

/** openapi-python-client, from PyPI: attrs and httpx. */
export const openapiPythonClientRows: readonly Row[] = (["3.0.3", "3.1.0"] as const).map(
  (openapi) => ({
    generator: "openapi-python-client",
    version: "0.29.1",
    language: "Python",
    openapi,
    driver,
    tools: [python],
    toolboxes: [environment.toolbox],
    // It formats what it has written with the ruff that it brings.
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
    unknownMembers: "kept",
    faults: {
      compiles: {
        reason:
          "`mypy --strict` faults only its context managers, whose `__exit__` hands its arguments on as `object`",
        issue: "https://github.com/openapi-generators/openapi-python-client/issues/705",
        shows: /^(?!.*: error:(?![^\n]*exit__")).*exit__"/s,
      },
    },
  }),
);
