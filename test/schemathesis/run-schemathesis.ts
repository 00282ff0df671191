import { spawnSync } from "node:child_process";
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inProject } from "../../scripts/build/project.js";
import { startSandbox } from "../../src/sandbox.js";
import { runCommand } from "../languages/run-command.js";

/** The parts of the JSON report of schemathesis that the test reads. */
export interface Report {
  readonly complete: boolean;
  readonly test_cases: {
    readonly generated: number;
    readonly unique_failures: number;
    readonly errored: number;
  };
  /** How many valid inputs the sandbox accepted, by operation and phase. */
  readonly valid_rates: Readonly<
    Record<string, Readonly<Record<string, { readonly accepted: number }>>>
  >;
}

const virtualPrograms = join("venv", process.platform === "win32" ? "Scripts" : "bin");

export function isPythonInstalled(): boolean {
  return spawnSync("python3", ["-c", "import ensurepip, venv"], { stdio: "ignore" }).status === 0;
}

/** Installs schemathesis and its configuration in a folder. */
export async function installSchemathesis(folder: string): Promise<void> {
  await cp(inProject("test/schemathesis"), folder, { recursive: true });
  await runCommand({ program: "python3", args: ["-m", "venv", "venv"] }, { folder });
  const args = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--no-input",
    "--requirement",
    "requirements.txt",
  ];
  await runCommand({ program: join(virtualPrograms, "python"), args }, { folder });
}

/** Runs schemathesis against a new sandbox, so that runs do not affect each other. Rejects with the output if it fails. */
export async function runSchemathesis(
  folder: string,
  service: string,
  options: readonly string[],
): Promise<Report> {
  // A cluster that is busy with the last snapshot would reject most of the next ones.
  const sandbox = await startSandbox({ creationMs: 0 });
  try {
    const environment = {
      SANDBOX_URL: sandbox.url,
      SANDBOX_TOKEN: sandbox.issueToken(),
      NO_PROXY: "127.0.0.1",
      PYTHONPATH: ".",
    };
    const description = inProject("generated/openapi", `${service}.json`);
    const report = ["--no-color", "--report", "json", "--report-json-path", "report.json"];
    const args = ["--config-file", "schemathesis.toml", "run", description, ...report, ...options];
    await runCommand(
      { program: join(virtualPrograms, "schemathesis"), args },
      { folder, environment },
    );
    return JSON.parse(await readFile(join(folder, "report.json"), "utf8")) as Report;
  } finally {
    await sandbox.close();
  }
}
