import { spawnSync } from "node:child_process";
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inProject } from "../../scripts/build/project.js";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";
import { runCommand } from "../languages/run-command.js";

/** What this reads of the report that schemathesis writes as JSON. */
export interface Report {
  readonly complete: boolean;
  readonly test_cases: {
    readonly generated: number;
    readonly unique_failures: number;
    readonly errored: number;
  };
  /** By operation and phase: how many of the valid inputs were answered with a success. */
  readonly valid_rates: Readonly<
    Record<string, Readonly<Record<string, { readonly accepted: number }>>>
  >;
}

const virtualPrograms = join("venv", process.platform === "win32" ? "Scripts" : "bin");

export function isPythonInstalled(): boolean {
  return spawnSync("python3", ["-c", "import ensurepip, venv"], { stdio: "ignore" }).status === 0;
}

/** Fills a folder with schemathesis and its settings. */
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

/** Runs schemathesis with a sandbox of its own, so that no run sees what another one has left. A failure is an error that shows it. */
export async function runSchemathesis(
  folder: string,
  service: string,
  options: readonly string[],
): Promise<Report> {
  const sandbox = await startSandbox({ creationMs: 0 }); // A cluster that is busy with the last snapshot would refuse most orders.
  try {
    const environment = {
      SANDBOX_URL: sandbox.url,
      SANDBOX_TOKEN: await tokenOf(sandbox),
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

async function tokenOf({ authUrl, account }: Sandbox): Promise<string> {
  const { username, password, domainName, projectId } = account;
  const user = { name: username, password, domain: { name: domainName } };
  const auth = {
    identity: { methods: ["password"], password: { user } },
    scope: { project: { id: projectId } },
  };
  const { headers } = await fetch(`${authUrl}/auth/tokens`, {
    method: "POST",
    body: JSON.stringify({ auth }),
  });
  return headers.get("X-Subject-Token") ?? "";
}
