// spec/accepted.yaml: the fingerprint of each passage as a person has last read it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Ajv } from "ajv";
import { stringify } from "yaml";
import { inProject } from "../build/project.js";
import type { Finding } from "../spec/findings.js";
import { readYaml, type YamlPlace } from "../spec/read-yaml.js";
import { sourceLocator } from "../spec/source-location.js";
import type { Passage } from "./passages.js";

/** Fingerprints by the names of passages. */
export type Fingerprints = Readonly<Record<string, string>>;

const file = "spec/accepted.yaml";
const comment =
  " The fingerprint of each passage of spec/ as a person has last read it; npm run accept writes it.";
const isFingerprints = new Ajv().compile<Fingerprints>({
  type: "object",
  additionalProperties: { type: "string" },
});

/** A missing file is an empty one. */
export function readAccepted(): Fingerprints {
  const path = inProject(file);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "{}";
  return readYaml(file, text, isFingerprints, "accepted").data;
}

export function writeAccepted(accepted: Fingerprints): void {
  const sorted = Object.entries(accepted).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = stringify(Object.fromEntries(sorted), {
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
  });
  writeFileSync(inProject(file), `#${comment}\n${text}`);
}

/** What accepting some passages changes: those that do not exist any more are forgotten. */
export function withAccepted(
  accepted: Fingerprints,
  passages: Fingerprints,
  names: readonly string[],
): Fingerprints {
  const entries = Object.entries(accepted).filter(([name]) => !names.includes(name));
  const wanted = Object.entries(passages).filter(([name]) => names.includes(name));
  return Object.fromEntries([...entries, ...wanted]);
}

/** The names of the passages that are new, have changed since they were accepted, or do not exist any more. */
export function unacceptedNames(accepted: Fingerprints, passages: Fingerprints): string[] {
  const names = new Set([...Object.keys(passages), ...Object.keys(accepted)]);
  return [...names].filter((name) => accepted[name] !== passages[name]);
}

/** One finding for each passage that has to be accepted. */
export function unacceptedPassages(passages: readonly Passage[]): Finding[] {
  const accepted = readAccepted();
  const byName = new Map(passages.map((passage) => [passage.name, passage]));
  return unacceptedNames(accepted, fingerprintsOf(passages)).map((name) => {
    const passage = byName.get(name);
    const command = `run: npm run accept -- ${name}`;
    if (!passage)
      return finding({ file, line: 1, column: 1 }, `${name} does not exist any more: ${command}`);
    const { sources } = passage;
    const reason =
      name in accepted
        ? `${sources.length > 0 ? "or what documents it " : ""}has changed since somebody accepted it`
        : "is new, and nobody has accepted it";
    const source = sources.length > 0 ? sources.join("; ") : "its evidence";
    const message = `${name} ${reason}. Read each statement against ${source}, then ${command}`;
    return finding(placeOf(passage), message);
  });
}

function finding(place: YamlPlace, message: string): Finding {
  return { ...place, message, rule: "accepted" };
}

export function fingerprintsOf(passages: readonly Passage[]): Fingerprints {
  return Object.fromEntries(passages.map((passage) => [passage.name, passage.hash()]));
}

function placeOf({ name, path }: Passage): YamlPlace {
  const [service = ""] = name.split("/");
  return path ? sourceLocator(service)(path) : { file: `spec/${name}`, line: 1, column: 1 };
}
