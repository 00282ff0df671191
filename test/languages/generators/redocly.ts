import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject, serviceNames } from "../../../scripts/build/project.js";
import { redoclyScript } from "../../../scripts/build/run-tool.js";
import type { Row } from "../matrix/row.js";
import { mypy, pythonEnvironment } from "./python-environment.js";
import { go, java, php, python } from "./toolchains.js";

type Language = Omit<
  Row,
  "generator" | "version" | "openapi" | "generate" | "unknownMembers" | "driver"
> & {
  /** What redocly calls it. */
  readonly name: string;
  /** Where the client of a service goes. Redocly wants the name of a TypeScript file and changes its ending. */
  clientFile(service: string): string;
};

const services = serviceNames();
const environment = pythonEnvironment("redocly-python");
const pythonFiles = [...services.map((service) => `${service}.py`), "call.py", "nightly_job.py"];

const inPython: Language = {
  language: "Python",
  name: "python",
  tools: [python],
  clientFile: (service) => `${service}.ts`,
  toolboxes: [environment.toolbox],
  install: [],
  compile: [
    { program: environment.python, args: ["-W", "error", "-m", "py_compile", ...pythonFiles] },
    mypy(environment.python, ...pythonFiles),
  ],
  call: { program: environment.python, args: ["call.py"] },
  job: { program: environment.python, args: ["nightly_job.py"] },
};

const inGo: Language = {
  language: "Go",
  name: "go",
  tools: [go],
  // With no proxy to download from, a client that needs more than the standard library does not compile.
  environment: { GOPROXY: "off", GOTOOLCHAIN: "local", GOWORK: "off", GOFLAGS: "" },
  clientFile: (service) => join(service, `${service}.ts`),
  install: [],
  compile: [
    { program: "go", args: ["build", "-o", "call", "."] },
    { program: "go", args: ["vet", "./..."] },
  ],
  call: { program: "./call", args: [] },
  job: { program: "go", args: ["run", "./nightly-job"] },
};

// The generated comments have dashes that are not ASCII, and a JDK of 17 reads in the encoding of the machine.
const javac = ["--release", "17", "-encoding", "UTF-8", "-Xlint:all", "-Werror", "-d", "classes"];
const javaClients = services.map(
  (service) => `${service.charAt(0).toUpperCase()}${service.slice(1)}.java`,
);

const inJava: Language = {
  language: "Java",
  name: "java",
  tools: [java],
  clientFile: (service) => `${service}.ts`,
  install: [],
  compile: [
    {
      program: "javac",
      args: [...javac, ...javaClients, "Call.java", "FirstCall.java", "NightlyJob.java"],
    },
  ],
  call: { program: "java", args: ["-cp", "classes", "Call"] },
  job: { program: "java", args: ["-cp", "classes", "NightlyJob"] },
};

const everyError = ["-d", "error_reporting=E_ALL", "-d", "display_errors=stderr"];

const inPhp: Language = {
  language: "PHP",
  name: "php",
  tools: [php],
  clientFile: (service) => `${service}.ts`,
  install: [],
  // PHP compiles a file when it loads it; the program that does so also turns each warning into an error.
  compile: [
    {
      program: "php",
      args: [...everyError, "-r", services.map((service) => `require '${service}.php';`).join(" ")],
    },
    {
      program: "sh",
      args: [
        "-c",
        `php ${everyError.join(" ")} -l first_call.php | grep -v '^No syntax errors' || true`,
      ],
    },
  ],
  call: { program: "php", args: [...everyError, "call.php"] },
};

const { devDependencies } = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as {
  devDependencies: { "@redocly/cli": string };
};
const cli = inProject("node_modules", redoclyScript);
const harmless = [
  {
    line: /Node\.js 20 support is ending/,
    because: "It is about this Node, not about the client.",
  },
];

/** Redocly's generate-client, for every language but TypeScript, in which this project has a client of its own. */
export const redoclyRows: readonly Row[] = [inPython, inGo, inJava, inPhp].flatMap(
  ({ name, clientFile, ...language }) =>
    (["3.0.3", "3.1.0"] as const).map((openapi) => ({
      ...language,
      generator: "Redocly generate-client",
      version: devDependencies["@redocly/cli"],
      openapi,
      driver: `redocly-${name}`,
      // Redocly's CLI reports each command to its vendor and looks for a newer version of itself unless told not to.
      environment: {
        REDOCLY_TELEMETRY: "off",
        REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
        NO_COLOR: "1",
        ...language.environment,
      },
      generate: (service: string, description: string) => [
        {
          program: process.execPath,
          args: [
            cli,
            "generate-client",
            description,
            "--generator",
            name,
            "--go-package",
            service,
            "--output",
            clientFile(service),
          ],
        },
      ],
      harmless,
      unknownMembers: "passed over" as const,
    })),
);
