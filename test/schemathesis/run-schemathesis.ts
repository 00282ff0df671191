import { spawnSync } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inProject } from "../../scripts/build/project.js";
import type { DescribedCall } from "../../scripts/verify/coverage/described-calls.js";
import { startSandbox } from "../../src/sandbox.js";
import { isObject } from "../../src/values.js";
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

/**
 * Runs schemathesis against a new sandbox, so that runs do not affect each other. Rejects with the output if it fails.
 *
 * @param call - What the sandbox contains, and which ids most cases use.
 */
export async function runSchemathesis(
  folder: string,
  service: string,
  options: readonly string[],
  call: DescribedCall,
): Promise<Report> {
  const settings = await readFile(inProject("test/schemathesis/schemathesis.toml"), "utf8");
  await writeFile(join(folder, "schemathesis.toml"), settings + knownIds(call));
  // A cluster that is busy with the last snapshot would reject most of the next ones.
  const sandbox = await startSandbox({ creationMs: 0, seed: call.seed });
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

/** Settings with which most cases use the ids of a call: a generated id leads to a rejection, and no further. */
function knownIds({ values }: DescribedCall): string {
  const path = Object.entries(values.path).filter(([name]) => name !== "project_id");
  const ids = [
    ...path.map(([name, value]) => [`path.${name}`, value] as const),
    ...idsIn(values.body, "body"),
  ];
  const quoted = ids.map(([place, value], index) => ({
    dictionary: `id-${index} = { values = [${JSON.stringify(value)}] }`,
    parameter: `${JSON.stringify(place)} = { dictionary = "id-${index}", probability = 0.8 }`,
  }));
  return [
    ...quoted.map(({ parameter }) => parameter),
    "",
    "[dictionaries]",
    'projects = { values = ["89cd04f168b84af6be287f71730fdb4b"] }',
    ...quoted.map(({ dictionary }) => dictionary),
    "",
  ].join("\n");
}

/** The ids in the objects of a body, by their places. */
function idsIn(body: unknown, place: string): (readonly [place: string, id: string])[] {
  if (!isObject(body)) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    typeof value === "string" && name.endsWith("_id")
      ? [[`${place}.${name}`, value] as const]
      : idsIn(value, `${place}.${name}`),
  );
}
