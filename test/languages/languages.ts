import { spawnSync } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { inProject, serviceNames } from "../../scripts/lib/project.js";
import { redoclyScript, runTool } from "../../scripts/lib/run-tool.js";
import { runCommand, type Command } from "./run-command.js";

/** A language that clients are generated for. Paths in its commands are relative to the folder of the generated clients. */
export interface Language {
  readonly name: string;
  /** What redocly calls it, and the folder beside this file with the program that uses the clients. */
  readonly generator: "python" | "go" | "java";
  /** What a machine must have, as a person would call it. */
  readonly tool: string;
  /** Succeeds where the tool is installed. */
  readonly probe: Command;
  readonly environment: Readonly<Record<string, string>>;
  /** What else has to be put in place once the clients are generated. */
  readonly install: readonly Command[];
  /** Where the client of a service goes. Redocly wants the name of a TypeScript file and changes its ending. */
  clientFile(service: string): string;
  /** Each holds for a client that is sound, and prints nothing then. */
  readonly checks: readonly { readonly promise: string; readonly command: Command }[];
  /** Runs the program that makes one call with the generated clients. */
  readonly call: Command;
  /** Runs the program that does a night's work with them, up to its arguments. */
  readonly job: Command;
}

const services = serviceNames();
const pythonFiles = [...services.map((service) => `${service}.py`), "call.py", "nightly_job.py"];
const virtualPython = join("venv", process.platform === "win32" ? "Scripts" : "bin", "python");

const python: Language = {
  name: "Python",
  generator: "python",
  tool: "python3 with venv",
  probe: { program: "python3", args: ["-c", "import ensurepip, venv"] },
  environment: { NO_PROXY: "127.0.0.1" }, // httpx asks a proxy for this machine, too.
  install: [
    { program: "python3", args: ["-m", "venv", "venv"] },
    {
      program: virtualPython,
      args: ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--requirement", "requirements.txt"],
    },
  ],
  clientFile: (service) => `${service}.ts`,
  checks: [
    {
      promise: "compiles without a warning",
      command: { program: virtualPython, args: ["-W", "error", "-m", "py_compile", ...pythonFiles] },
    },
    { promise: "can be imported", command: { program: virtualPython, args: ["-c", `import ${services.join(", ")}`] } },
  ],
  call: { program: virtualPython, args: ["call.py"] },
  job: { program: virtualPython, args: ["nightly_job.py"] },
};

const go: Language = {
  name: "Go",
  generator: "go",
  tool: "go",
  probe: { program: "go", args: ["version"] },
  // With no proxy to download from, a client that needs more than the standard library does not compile.
  environment: { GOPROXY: "off", GOTOOLCHAIN: "local", GOWORK: "off", GOFLAGS: "" },
  install: [],
  clientFile: (service) => join(service, `${service}.ts`),
  checks: [
    { promise: "compiles with nothing but the standard library", command: { program: "go", args: ["build", "./..."] } },
    { promise: "passes go vet", command: { program: "go", args: ["vet", "./..."] } },
  ],
  call: { program: "go", args: ["run", "."] },
  job: { program: "go", args: ["run", "./nightly-job"] },
};

// The generated comments have dashes that are not ASCII, and a JDK of 17 reads in the encoding of the machine.
const javac = ["--release", "17", "-encoding", "UTF-8"];
const javaClients = services.map((service) => `${service.charAt(0).toUpperCase()}${service.slice(1)}.java`);
const javaFiles = [...javaClients, "Call.java", "NightlyJob.java"];

const java: Language = {
  name: "Java",
  generator: "java",
  tool: "JDK 17 or later",
  probe: { program: "javac", args: ["--release", "17", "-version"] },
  environment: {},
  install: [{ program: "javac", args: [...javac, "-d", "classes", ...javaFiles] }],
  clientFile: (service) => `${service}.ts`,
  checks: [
    {
      promise: "compiles without a warning, with nothing but the standard library",
      command: { program: "javac", args: [...javac, "-Xlint:all", "-Werror", "-d", "checked", ...javaFiles] },
    },
  ],
  call: { program: "java", args: ["-cp", "classes", "Call"] },
  job: { program: "java", args: ["-cp", "classes", "NightlyJob"] },
};

export const languages: readonly Language[] = [python, go, java];

export function isInstalled({ probe }: Pick<Language, "probe">): boolean {
  return spawnSync(probe.program, probe.args, { stdio: "ignore" }).status === 0;
}

/** Fills a folder with the clients of every service and with the program that uses them. */
export async function generateClients(language: Language, folder: string): Promise<void> {
  await cp(inProject("test/languages", language.generator), folder, { recursive: true });
  for (const service of services) {
    const description = inProject("generated/openapi", `${service}.yaml`);
    const output = join(folder, language.clientFile(service));
    // Started outside of the project: in it, redocly.yaml would have a say.
    const { status, stdout, stderr } = await runTool(
      redoclyScript,
      ["generate-client", description, "--generator", language.generator, "--go-package", service, "--output", output],
      folder,
    );
    if (status !== 0) throw new Error(`redocly makes no ${language.name} client of ${service}.\n${stdout}${stderr}`);
  }
  for (const command of language.install) await runCommand(command, { folder });
}
