import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { readManifest } from "../package-manifest.js";
import { inProject, serviceNames } from "../../build/project.js";
import { StepError } from "../../build/step.js";
import { weights, type Change, type Weight } from "./change.js";
import { compareDescriptions, heaviest } from "./compare-descriptions.js";
import { judgeVersion } from "./judge-versions.js";
import { releasesFolder } from "./last-release.js";

/** What there is to say of the changes since a release. */
export interface Verdict {
  /** The changes of each service. */
  readonly changes: ReadonlyMap<string, readonly Change[]>;
  /** Versions that do not match them, as sentences. */
  readonly faults: readonly string[];
}

/** Compares every description in generated/ with what it was in a release. */
export async function diffAgainst(version: string): Promise<Verdict> {
  const folder = `${releasesFolder}/${version}/openapi`;
  if (!existsSync(inProject(folder)))
    throw new StepError(`There is no ${folder}/ with the descriptions of ${version}.`);
  const changes = new Map<string, readonly Change[]>();
  const faults: (string | undefined)[] = [];
  for (const service of new Set([...serviceNames(), ...servicesIn(folder)])) {
    const [released, current] = [`${folder}/${service}.json`, `generated/openapi/${service}.json`];
    if (!existsSync(inProject(released)))
      changes.set(service, [wholeService(service, "addition", "is new")]);
    else if (!existsSync(inProject(current)))
      changes.set(service, [wholeService(service, "break", "is gone")]);
    else {
      const found = await compareDescriptions(inProject(released), inProject(current));
      changes.set(service, found);
      const where = `spec/${service}/openapi.yaml (info.version)`;
      faults.push(
        judgeVersion({
          where,
          released: versionOf(released),
          current: versionOf(current),
          weight: heaviest(found),
        }),
      );
    }
  }
  const weight = weights.find((some) =>
    [...changes.values()].some((list) => heaviest(list) === some),
  );
  faults.push(
    judgeVersion({
      where: "package.json",
      released: version,
      current: readManifest().version,
      weight,
    }),
  );
  return { changes, faults: faults.filter((fault) => fault !== undefined) };
}

function servicesIn(folder: string): string[] {
  return readdirSync(inProject(folder)).map((name) => basename(name, ".json"));
}

function wholeService(service: string, weight: Weight, what: string): Change {
  return {
    weight,
    whom: "everybody",
    sentence: `The description of ${service} ${what}.`,
    pointer: "#",
  };
}

function versionOf(path: string): string {
  return (
    JSON.parse(readFileSync(inProject(path), "utf8")) as {
      readonly info: { readonly version: string };
    }
  ).info.version;
}
