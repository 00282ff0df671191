import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inProject, projectFolder } from "../../scripts/build/project.js";
import type { Command } from "./run-command.js";

/** A language of the code samples in the API reference. Each sample has its own folder, below one of its language. */
export interface SampleLanguage {
  /** The label on the page. */
  readonly label: string;
  /** The tool that a machine must have. */
  readonly tool: string;
  /** Succeeds if the tool is installed. */
  readonly probe: Command;
  /** The name under which a reader saves the sample. */
  readonly file: string;
  /** Writes the files that a project of this language has. */
  readonly prepare?: (folder: string) => Promise<unknown>;
  /** Compiles the sample. */
  readonly build?: Command;
  readonly start: Command;
  /** Each prints nothing if the samples pass. */
  readonly checks: readonly {
    readonly behaviour: string;
    readonly commands: (samples: readonly string[]) => readonly Command[];
  }[];
}

const curl: SampleLanguage = {
  label: "curl",
  tool: "curl 7.76 with sh",
  probe: { program: "sh", args: ["-c", "curl --fail-with-body --version"] },
  file: "sample.sh",
  start: { program: "sh", args: ["sample.sh"] },
  checks: [],
};

const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  skipLibCheck: true,
  noEmit: true,
};

const typescript: SampleLanguage = {
  label: "TypeScript",
  tool: "Node",
  probe: { program: process.execPath, args: ["--version"] },
  file: "sample.mts",
  async prepare(folder) {
    await mkdir(join(folder, "node_modules"));
    await symlink(projectFolder, join(folder, "node_modules/huaweicloud-dws-dds"), "junction");
    await symlink(
      inProject("node_modules/@types"),
      join(folder, "node_modules/@types"),
      "junction",
    );
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    await writeFile(join(folder, ".oxfmtrc.json"), JSON.stringify({ printWidth: 80 }));
  },
  start: {
    program: process.execPath,
    args: [inProject("node_modules/tsx/dist/cli.mjs"), "sample.mts"],
  },
  checks: [
    {
      behaviour: "has the format of oxfmt with lines of at most 80 characters",
      commands: (samples) => [
        {
          program: process.execPath,
          args: [inProject("node_modules/oxfmt/bin/oxfmt"), "--list-different", ...samples],
        },
      ],
    },
    {
      behaviour: "compiles with strict settings",
      commands: () => [
        {
          program: process.execPath,
          args: [inProject("node_modules/typescript/bin/tsc"), "--project", "."],
        },
      ],
    },
  ],
};

const python: SampleLanguage = {
  label: "Python",
  tool: "python3",
  probe: { program: "python3", args: ["--version"] },
  file: "sample.py",
  start: { program: "python3", args: ["-W", "error", "sample.py"] },
  checks: [
    {
      behaviour: "has the grammar of Python 3.9",
      commands: (samples) => [
        {
          program: "python3",
          args: [
            "-c",
            "import ast, sys\nfor name in sys.argv[1:]: ast.parse(open(name).read(), feature_version=(3, 9))",
            ...samples,
          ],
        },
      ],
    },
  ],
};

const go: SampleLanguage = {
  label: "Go",
  tool: "go",
  probe: { program: "go", args: ["version"] },
  file: "main.go",
  prepare: (folder) => writeFile(join(folder, "go.mod"), "module samples\n\ngo 1.21\n"),
  build: { program: "go", args: ["build", "-o", "sample", "main.go"] },
  start: { program: "./sample", args: [] },
  checks: [
    {
      behaviour: "has the format of gofmt",
      commands: () => [{ program: "gofmt", args: ["-l", "."] }],
    },
    { behaviour: "passes go vet", commands: () => [{ program: "go", args: ["vet", "./..."] }] },
  ],
};

const java: SampleLanguage = {
  label: "Java",
  tool: "JDK 11 or later",
  probe: { program: "javac", args: ["--release", "11", "-version"] },
  file: "Main.java",
  start: { program: "java", args: ["Main.java"] },
  checks: [
    {
      behaviour: "compiles without a warning with the library of Java 11 only",
      commands: (samples) =>
        samples.map((sample) => ({
          program: "javac",
          args: [
            "--release",
            "11",
            "-Xlint:all,-options",
            "-Werror",
            "-d",
            `${sample}.classes`,
            sample,
          ],
        })),
    },
  ],
};

export const sampleLanguages: readonly SampleLanguage[] = [curl, typescript, python, go, java];
