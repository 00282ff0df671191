import { join } from "node:path";
import { describeRows } from "../matrix/describe-rows.js";
import { toolbox, type Row, type Toolbox } from "../matrix/row.js";
import type { Command } from "../run-command.js";
import {
  go,
  goCompile,
  goOffline,
  java,
  maven,
  mypy,
  python,
  pythonEnvironment,
  versionedName,
} from "./toolchains.js";

type Language = Omit<Row, "generator" | "version" | "openapi" | "generate" | "driver"> & {
  /** The name of the language in the generator. */
  readonly name: string;
  /** The options for the client of a service. */
  readonly options: (service: string) => readonly string[];
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

/** A folder of the jars that a driver's pom.xml lists. */
function libraries(driver: string): Toolbox {
  const { path: pom, name } = versionedName(driver, "pom.xml");
  return toolbox(name, (folder) => [
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
    `javac --release 17 -parameters -encoding UTF-8 -XDsuppressNotes -Xlint:${lint} -Werror -cp '${javaLibraries.folder}/*' -d ${folder} ${sources}`,
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
    "--additional-properties=hideGenerationTimestamp=true,openApiNullable=false,containerDefaultToNull=true",
  ],
  install: [],
  compile: [javac("all,-deprecation", "classes"), javac("all", "checked")],
  call: { program: "java", args: ["-cp", `${javaLibraries.folder}/*:classes`, "Call"] },
  unknownProperties: "ignored",
  defects: {
    compiles: {
      reason:
        "`-Xlint:all` reports only two calls in each client that the Jackson of its own `pom.xml` deprecates",
      issue: "https://github.com/OpenAPITools/openapi-generator/issues/21930",
      output: /-Xlint:all -Werror .*\[deprecation\] setSerializationInclusion/s,
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
  unknownProperties: "ignored",
  defects: {
    compiles: {
      reason:
        "`-Werror` reports only an unnecessary `?:` in each client, because the OkHttp of its own `build.gradle` returns no null there",
      issue: "https://github.com/OpenAPITools/openapi-generator/pull/23515",
      output: /K2JVMCompiler -Werror -no-stdlib.*elvis operator/s,
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
  unknownProperties: "ignored",
  defects: {
    compiles: {
      reason:
        "`mypy --strict` reports functions without types, and a server variable without its list of values",
      issue: "https://github.com/OpenAPITools/openapi-generator/issues/20959",
      output: /^(?!.*\ncall\.py).*\[no-untyped-def\]/s,
    },
  },
};

const inGo: Language = {
  language: "Go",
  name: "go",
  tools: [java, maven, go],
  toolboxes: [jar],
  environment: goOffline,
  options: (service) => [
    ...["--output", service, "--package-name", service],
    "--additional-properties=withGoMod=false,enumClassPrefix=true,disallowAdditionalPropertiesIfNotPresent=false",
  ],
  install: [],
  compile: goCompile,
  call: { program: "./call", args: [] },
  unknownProperties: "kept",
};

const harmless = [
  {
    line: /\(reserved word\) cannot be used as (parameter|model) name/,
    because: "The parameter has another name in the program, and its own in the request.",
  },
  { line: /^\[main\] INFO /, because: "It reports progress." },
  {
    line: /OpenAPI 3\.1 support is still in beta/,
    because: "These tests check the result.",
  },
  {
    line: /Ignoring complex example on request body/,
    because: "The example would be in a comment.",
  },
  {
    line: /Failed to get the schema name: null/,
    because: "It looks for the name of a schema that is no component, and writes the same client.",
  },
];

/** Generates the client only, without its tests and documentation. */
const codeOnly = [
  "--global-property",
  "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
];

/** openapi-generator, its jar from Maven Central. */
const rows: readonly Row[] = [inJava, inKotlin, inPython, inGo].flatMap(
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

describeRows(rows);
