import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject, serviceNames } from "../../../scripts/build/project.js";
import { redoclyScript } from "../../../scripts/build/run-tool.js";
import { describeRows } from "../matrix/describe-rows.js";
import type { Row } from "../matrix/row.js";
import {
  go,
  goCompile,
  goOffline,
  java,
  mypy,
  php,
  python,
  pythonEnvironment,
} from "./toolchains.js";

type Language = Omit<
  Row,
  "generator" | "version" | "openapi" | "generate" | "unknownProperties" | "driver"
> & {
  /** The name of the language in Redocly. */
  readonly name: string;
  /** The file of the client of a service. Redocly takes the name of a TypeScript file and changes its ending. */
  readonly clientFile: (service: string) => string;
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
  environment: goOffline,
  clientFile: (service) => join(service, `${service}.ts`),
  install: [],
  compile: goCompile,
  call: { program: "./call", args: [] },
  job: { program: "go", args: ["run", "./nightly-job"] },
};

// The generated comments are not ASCII, and JDK 17 reads in the encoding of the machine.
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
  // PHP compiles a file when it loads it; call.php turns warnings into errors.
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
    because: "It concerns Node, not the client.",
  },
];

/** Redocly's generate-client, for every language but TypeScript, for which this project has its own client. */
const rows: readonly Row[] = [inPython, inGo, inJava, inPhp].flatMap(
  ({ name, clientFile, ...language }) =>
    (["3.0.3", "3.1.0"] as const).map((openapi) => ({
      ...language,
      generator: "Redocly generate-client",
      version: devDependencies["@redocly/cli"],
      openapi,
      driver: `redocly-${name}`,
      // By default Redocly's CLI reports each command to its vendor and looks for a newer version of itself.
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
      unknownProperties: "ignored" as const,
    })),
);

describeRows(rows);
