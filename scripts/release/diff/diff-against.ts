import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { readManifest } from "../package-manifest.js";
import { inProject, serviceNames } from "../../build/project.js";
import { StepError } from "../../build/step.js";
import { heaviest, type Change, type Weight } from "./change.js";
import { compareDescriptions } from "./changes.js";
import { releasesFolder, versionProblem } from "./versions.js";

/** The changes since a release. */
export interface ReleaseDiff {
  /** The changes of each service. */
  readonly changes: ReadonlyMap<string, readonly Change[]>;
  /** Versions that are too low for them, as sentences. */
  readonly problems: readonly string[];
}

/** Compares every description in generated/ with that of a release. */
export async function diffAgainst(version: string): Promise<ReleaseDiff> {
  const folder = `${releasesFolder}/${version}/openapi`;
  if (!existsSync(inProject(folder)))
    throw new StepError(`There is no ${folder}/ with the descriptions of ${version}.`);
  const servicesThen = readdirSync(inProject(folder)).map((name) => basename(name, ".json"));
  const changes = new Map<string, readonly Change[]>();
  const problems: (string | undefined)[] = [];
  for (const service of new Set([...serviceNames(), ...servicesThen])) {
    const [released, current] = [`${folder}/${service}.json`, `generated/openapi/${service}.json`];
    if (!existsSync(inProject(released)))
      changes.set(service, [wholeService(service, "addition", "was added")]);
    else if (!existsSync(inProject(current)))
      changes.set(service, [wholeService(service, "break", "was removed")]);
    else {
      const found = await compareDescriptions(inProject(released), inProject(current));
      changes.set(service, found);
      problems.push(
        versionProblem({
          where: `spec/${service}/openapi.yaml (info.version)`,
          released: versionOf(released),
          current: versionOf(current),
          weight: heaviest(found),
        }),
      );
    }
  }
  problems.push(
    versionProblem({
      where: "package.json",
      released: version,
      current: readManifest().version,
      weight: heaviest([...changes.values()].flat()),
    }),
  );
  return { changes, problems: problems.filter((problem) => problem !== undefined) };
}

function wholeService(service: string, weight: Weight, verb: string): Change {
  const sentence = `The description of ${service} ${verb}.`;
  return { weight, whom: "everybody", sentence, pointer: "#" };
}

function versionOf(path: string): string {
  const description = JSON.parse(readFileSync(inProject(path), "utf8")) as {
    readonly info: { readonly version: string };
  };
  return description.info.version;
}

/** The changes since a release, for people: one line for each break and each addition, and the number of texts. */
export function formatDiff(version: string, { changes, problems }: ReleaseDiff): string {
  const services = [...changes].map(([service, found]) =>
    [`${service}, since ${version}:`, ...linesOf(found)].join("\n"),
  );
  const end = problems.length === 0 ? "The versions match the changes." : problems.join("\n");
  return [...services, end].join("\n\n");
}

function linesOf(changes: readonly Change[]): string[] {
  if (changes.length === 0) return ["  no change"];
  const line = ({ weight, whom, sentence, pointer }: Change): string =>
    `  ${weight === "break" ? "breaks" : "adds to"} ${whom}: ${sentence}\n    ${pointer}`;
  const texts = changes.filter(({ weight }) => weight === "text").length;
  return [
    ...changes.filter(({ weight }) => weight !== "text").map(line),
    ...(texts === 0 ? [] : [`  changes ${texts} ${texts === 1 ? "text" : "texts"}`]),
  ];
}
