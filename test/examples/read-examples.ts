import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { inProject } from "../../scripts/build/project.js";

/** What an example runs. */
export interface Example {
  /** Its file, below examples/. */
  readonly file: string;
  /** When it starts, as five fields of cron. */
  readonly schedules: readonly string[];
  /** The arguments of each call of hwbackup. */
  readonly commands: readonly (readonly string[])[];
  /** Its variables. `%d` is a folder of the test. */
  readonly environment: Readonly<Record<string, string>>;
  /** The file with its credentials, unless they are in the environment. */
  readonly cloudsFile?: string;
}

export function readExample(file: string): string {
  return readFileSync(inProject("examples", file), "utf8");
}

/** Every example that starts the job. */
export function readExamples(): Example[] {
  return [readCrontab(), readSystemd(), readKubernetes(), readGitHubActions()];
}

/** The lines of a crontab: variables, and jobs with their schedules. */
export const crontabVariable = /^([A-Z_]+)=(.*)$/gm;
export const crontabJob = /^((?:[\d*,]+ ){4}[\d*,]+) (hwbackup .*)$/gm;

function readCrontab(): Example {
  const file = "crontab";
  const text = readExample(file);
  const jobs = [...text.matchAll(crontabJob)];
  return {
    file,
    schedules: jobs.map(([, schedule = ""]) => schedule),
    commands: jobs.flatMap(([, , line = ""]) => line.split(" && ").map(argumentsOf)),
    environment: {
      HOME: "%d",
      ...Object.fromEntries(
        [...text.matchAll(crontabVariable)].map(([, name = "", value = ""]) => [name, value]),
      ),
    },
    cloudsFile: "%d/.config/openstack/clouds.yaml",
  };
}

/** The arguments of a line that calls hwbackup. */
function argumentsOf(line: string): string[] {
  const [program, ...args] = line.replace(/ >\/dev\/null$/, "").split(" ");
  if (program !== "hwbackup") throw new Error(`This line does not call hwbackup: ${line}`);
  return args;
}

/** The values of a setting of a unit of systemd. */
export function unitSettings(unit: "service" | "timer", name: string): string[] {
  return readExample(`systemd/hwbackup.${unit}`)
    .split("\n")
    .filter((line) => line.startsWith(`${name}=`))
    .map((line) => line.slice(name.length + 1));
}

function readSystemd(): Example {
  const variables = unitSettings("service", "Environment").flatMap((line) => line.split(" "));
  const [credential = ""] = unitSettings("service", "LoadCredential");
  return {
    file: "systemd/hwbackup.service",
    schedules: unitSettings("timer", "OnCalendar").map((time) =>
      time.replace(/^\*-\*-\* (\d\d):(\d\d):00 UTC$/, "$2 $1 * * *"),
    ),
    commands: unitSettings("service", "ExecStart").map(argumentsOf),
    environment: Object.fromEntries(variables.map((variable) => variable.split("="))) as Record<
      string,
      string
    >,
    cloudsFile: `%d/${credential.split(":")[0]}`,
  };
}

/** A container of a pod, as far as the tests read it. */
interface Container {
  readonly image: string;
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  readonly securityContext: object;
}

interface CronJob {
  readonly spec: {
    readonly schedule: string;
    readonly timeZone: string;
    readonly jobTemplate: {
      readonly spec: {
        readonly podFailurePolicy: {
          readonly rules: readonly {
            readonly action: string;
            readonly onExitCodes?: { readonly operator: string; readonly values: number[] };
          }[];
        };
        readonly template: {
          readonly spec: {
            readonly initContainers: readonly Container[];
            readonly containers: readonly Container[];
            readonly securityContext: object;
          };
        };
      };
    };
  };
}

export function readCronJob(): CronJob {
  return parse(readExample("kubernetes/cronjob.yaml")) as CronJob;
}

function readKubernetes(): Example {
  const { schedule, jobTemplate } = readCronJob().spec;
  const { initContainers, containers } = jobTemplate.spec.template.spec;
  const all = [...initContainers, ...containers];
  return {
    file: "kubernetes/cronjob.yaml",
    schedules: [schedule],
    commands: all.map(({ args }) => args.flatMap((arg) => arg.split("="))),
    environment: Object.fromEntries(
      all.flatMap(({ env }) => env.map(({ name, value }) => [name, value])),
    ),
    cloudsFile: `${all[0]?.volumeMounts[0]?.mountPath}/clouds.yaml`,
  };
}

interface Workflow {
  readonly on: { readonly schedule: readonly { readonly cron: string }[] };
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly steps: readonly {
          readonly run?: string;
          readonly env?: Readonly<Record<string, string>>;
        }[];
      }
    >
  >;
}

function readGitHubActions(): Example {
  const file = "github-actions/nightly-backup.yml";
  const { on, jobs } = parse(readExample(file)) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const calls = steps.filter(({ run = "" }) => run.startsWith("hwbackup "));
  return {
    file,
    schedules: on.schedule.map(({ cron }) => cron),
    commands: calls.flatMap(({ run = "" }) => run.trimEnd().split("\n").map(argumentsOf)),
    environment: Object.assign({}, ...calls.map(({ env }) => env)) as Record<string, string>,
  };
}
