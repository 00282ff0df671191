import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../../../scripts/build/project.js";
import type { Row } from "../matrix/row.js";
import type { Command } from "../run-command.js";
import { toolbox, type Toolbox } from "../matrix/toolbox.js";
import { mypy, pythonEnvironment } from "./python-environment.js";
import { go, java, maven, python } from "./toolchains.js";

type Language = Omit<Row, "generator" | "version" | "openapi" | "generate" | "driver"> & {
  /** What the generator calls it. */
  readonly name: string;
  /** Where and how the client of a service is written. */
  options(service: string): readonly string[];
};

const version = "7.25.0";
const dependencyPlugin = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";
const jar = toolbox(`openapi-generator-${version}`, (folder) => [
  {
    program: "mvn",
    args: [
      "--batch-mode",
      "--quiet",
      `${dependencyPlugin}:copy`,
      `-Dartifact=org.openapitools:openapi-generator-cli:${version}`,
      `-DoutputDirectory=${folder}`,
    ],
  },
]);

/** The libraries that a driver's pom.xml names, as a folder of jars. */
function libraries(driver: string): Toolbox {
  const pom = inProject("test/languages", driver, "pom.xml");
  const hash = createHash("sha256").update(readFileSync(pom)).digest("hex").slice(0, 8);
  return toolbox(`${driver}-${hash}`, (folder) => [
    {
      program: "mvn",
      args: [
        "--batch-mode",
        "--quiet",
        "--file",
        pom,
        `${dependencyPlugin}:copy-dependencies`,
        `-DoutputDirectory=${folder}`,
      ],
    },
  ]);
}

const javaLibraries = libraries("openapi-generator-java");
const kotlinLibraries = libraries("openapi-generator-kotlin");
const environment = pythonEnvironment("openapi-generator-python");

function shell(line: string): Command {
  return { program: "sh", args: ["-c", line] };
}

function javac(lint: string, folder: string): Command {
  const sources = "$(find */src/main/java -name '*.java') Call.java";
  return shell(
    `javac --release 17 -encoding UTF-8 -XDsuppressNotes -Xlint:${lint} -Werror -cp '${javaLibraries.folder}/*' -d ${folder} ${sources}`,
  );
}

const inJava: Language = {
  language: "Java",
  name: "java",
  tools: [java, maven],
  toolboxes: [jar, javaLibraries],
  options: (service) => [
    ...["--library", "native", "--output", service],
    ...[
      "--invoker-package",
      service,
      "--api-package",
      `${service}.api`,
      "--model-package",
      `${service}.model`,
    ],
    "--additional-properties=hideGenerationTimestamp=true,openApiNullable=false",
  ],
  install: [],
  compile: [javac("all,-deprecation", "classes"), javac("all", "checked")],
  call: { program: "java", args: ["-cp", `${javaLibraries.folder}/*:classes`, "Call"] },
  unknownMembers: "passed over",
  faults: {
    compiles: {
      reason:
        "`-Xlint:all` finds two calls in each client that the Jackson of its own `pom.xml` deprecates, and nothing else",
      issue: "https://github.com/OpenAPITools/openapi-generator/issues/21930",
      shows: /-Xlint:all -Werror .*\[deprecation\] setSerializationInclusion/s,
    },
  },
};

function kotlinc(options: string, folder: string): Command {
  const jars = `$(echo ${kotlinLibraries.folder}/*.jar | tr ' ' ':')`;
  const compiler = `java -cp '${kotlinLibraries.folder}/*' org.jetbrains.kotlin.cli.jvm.K2JVMCompiler`;
  return shell(
    `${compiler} ${options} -no-stdlib -no-reflect -jvm-target 17 -cp "${jars}" -d ${folder} */src/main/kotlin Call.kt FirstCall.kt`,
  );
}

const inKotlin: Language = {
  language: "Kotlin",
  name: "kotlin",
  tools: [java, maven],
  toolboxes: [jar, kotlinLibraries],
  options: (service) => ["--output", service, "--package-name", service],
  install: [],
  compile: [
    kotlinc("-Werror -Xwarning-level=USELESS_ELVIS:disabled", "classes"),
    kotlinc("-Werror", "checked"),
  ],
  call: { program: "java", args: ["-cp", `${kotlinLibraries.folder}/*:classes`, "CallKt"] },
  unknownMembers: "passed over",
  faults: {
    compiles: {
      reason:
        "`-Werror` finds a needless `?:` in each client: the OkHttp of its own `build.gradle` has no null there; nothing else",
      issue: "https://github.com/OpenAPITools/openapi-generator/pull/23515",
      shows: /K2JVMCompiler -Werror -no-stdlib.*elvis operator/s,
    },
  },
};

const inPython: Language = {
  language: "Python",
  name: "python",
  tools: [java, maven, python],
  toolboxes: [jar, environment.toolbox],
  options: (service) => [
    "--output",
    ".",
    "--package-name",
    service,
    "--additional-properties=generateSourceCodeOnly=true",
  ],
  install: [],
  compile: [mypy(environment.python, "dds", "dws", "call.py")],
  call: { program: environment.python, args: ["call.py"] },
  unknownMembers: "passed over",
  faults: {
    compiles: {
      reason:
        "`mypy --strict` finds functions without types, and a variable of the server's address without its list of values",
      issue: "https://github.com/OpenAPITools/openapi-generator/issues/20959",
      shows: /^(?!.*\ncall\.py).*\[no-untyped-def\]/s,
    },
  },
};

const inGo: Language = {
  language: "Go",
  name: "go",
  tools: [java, maven, go],
  toolboxes: [jar],
  // With no proxy to download from, a client that needs more than the standard library does not compile.
  environment: { GOPROXY: "off", GOTOOLCHAIN: "local", GOWORK: "off", GOFLAGS: "" },
  options: (service) => [
    ...["--output", service, "--package-name", service],
    "--additional-properties=withGoMod=false,disallowAdditionalPropertiesIfNotPresent=false",
  ],
  install: [],
  compile: [
    { program: "go", args: ["build", "-o", "call", "."] },
    { program: "go", args: ["vet", "./..."] },
  ],
  call: { program: "./call", args: [] },
  unknownMembers: "kept",
};

const harmless = [
  { line: /^\[main\] INFO /, because: "It tells what it does." },
  {
    line: /OpenAPI 3\.1 support is still in beta/,
    because: "What comes of that is what is asked here.",
  },
  {
    line: /Ignoring complex example on request body/,
    because: "The example would stand in a comment.",
  },
  {
    line: /Failed to get the schema name: null/,
    because: "It looks for a name for what is no component, and writes the same client.",
  },
];

/** The programs that this project generates, without those that would test or document them. */
const codeOnly = [
  "--global-property",
  "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
];

/** openapi-generator, its jar from Maven Central. */
export const openapiGeneratorRows: readonly Row[] = [inJava, inKotlin, inPython, inGo].flatMap(
  ({ name, options, ...language }) =>
    (["3.0.3", "3.1.0"] as const).map((openapi) => ({
      ...language,
      generator: "openapi-generator",
      version,
      openapi,
      driver: `openapi-generator-${name}`,
      generate: (service: string, description: string) => [
        {
          program: "java",
          args: [
            ...["-jar", join(jar.folder, `openapi-generator-cli-${version}.jar`), "generate"],
            ...["--generator-name", name, "--input-spec", description],
            ...codeOnly,
            ...options(service),
          ],
        },
      ],
      harmless,
    })),
);
