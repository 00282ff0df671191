import { compareVersions, parseVersion } from "./diff/versions.js";

/** The headings of Keep a Changelog (https://keepachangelog.com/en/1.1.0/) below a version. */
const kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

export interface ChangelogSection {
  /** "Unreleased", or a version. */
  readonly name: string;
  /** When it was released; undefined for what is not. */
  readonly date: string | undefined;
  readonly line: number;
  /** The headings below it, each with the number of its entries. */
  readonly groups: readonly {
    readonly kind: string;
    readonly entries: number;
    readonly line: number;
  }[];
}

/** The sections of a changelog in their order. */
export function sectionsOf(changelog: string): ChangelogSection[] {
  const sections: (Omit<ChangelogSection, "groups"> & {
    groups: { kind: string; entries: number; line: number }[];
  })[] = [];
  for (const [index, text] of changelog.split("\n").entries()) {
    const [, name, date] = /^## \[?([^\]\s]+)\]?(?: - (.*))?$/.exec(text) ?? [];
    const kind = /^### (.*)$/.exec(text)?.[1];
    const groups = sections.at(-1)?.groups;
    if (name) sections.push({ name, date, line: index + 1, groups: [] });
    else if (kind) groups?.push({ kind, entries: 0, line: index + 1 });
    else if (text.startsWith("- ")) {
      const group = groups?.at(-1);
      if (group) group.entries++;
    }
  }
  return sections;
}

/** What is not in the form of Keep a Changelog, a sentence each. */
export function changelogFindings(changelog: string, version: string, today: string): string[] {
  const sections = sectionsOf(changelog);
  const released = sections.filter(({ name }) => isVersion(name));
  const at = (line: number, sentence: string): string => `CHANGELOG.md:${line}: ${sentence}`;
  const findings: string[] = [];
  if (!changelog.startsWith("# Changelog\n"))
    findings.push(at(1, 'The first line must be "# Changelog".'));
  if (sections.length === 0) findings.push(at(1, "There is no section: add ## [Unreleased]."));
  for (const [index, { name, date, line, groups }] of sections.entries()) {
    if (name !== "Unreleased" && !isVersion(name))
      findings.push(
        at(line, `"${name}" is no version: write [Unreleased], or one as [${version}].`),
      );
    if (name === "Unreleased" && index > 0)
      findings.push(at(line, "[Unreleased] must be the first section."));
    if (groups.length === 0 && name !== "Unreleased")
      findings.push(at(line, `[${name}] says nothing: write what has changed below ### Added, …`));
    for (const group of groups) {
      if (!kinds.includes(group.kind))
        findings.push(at(group.line, `"${group.kind}" is none of ${kinds.join(", ")}.`));
      if (group.entries === 0)
        findings.push(
          at(group.line, `"${group.kind}" has no entry: a line that starts with "- ".`),
        );
    }
    if (
      groups.some(({ kind }, other) => groups.findIndex((group) => group.kind === kind) !== other)
    )
      findings.push(at(line, `[${name}] has a heading twice.`));
    if (name !== "Unreleased" && !isDay(date, today))
      findings.push(at(line, `[${name}] needs the day of its release, such as "- ${today}".`));
  }
  for (const [index, { name, date, line }] of released.entries()) {
    const next = released[index + 1];
    if (!next) continue;
    const [newer, older] = [
      parseVersion(name, `CHANGELOG.md:${line}`),
      parseVersion(next.name, `CHANGELOG.md:${next.line}`),
    ];
    if (compareVersions(newer, older) <= 0 || (date ?? "") < (next.date ?? ""))
      findings.push(
        at(next.line, `[${next.name}] must stand above [${name}]: the newest version comes first.`),
      );
  }
  const newest = sections[0];
  if (newest && newest.name !== "Unreleased" && newest.name !== version)
    findings.push(
      at(
        newest.line,
        `[${newest.name}] is not the version of package.json, ${version}, and there is no [Unreleased].`,
      ),
    );
  return findings;
}

/** The changelog with what was unreleased as a version of its own, and nothing unreleased; as it is if it has the version. */
export function closeUnreleased(changelog: string, version: string, today: string): string {
  if (sectionsOf(changelog).some(({ name }) => name === version)) return changelog;
  return changelog.replace(/^## \[Unreleased\]$/m, `## [Unreleased]\n\n## [${version}] - ${today}`);
}

function isVersion(name: string): boolean {
  return /^\d+\.\d+\.\d+$/.test(name);
}

function isDay(date: string | undefined, today: string): boolean {
  return (
    date !== undefined &&
    /^\d{4}-\d\d-\d\d$/.test(date) &&
    !Number.isNaN(Date.parse(date)) &&
    date <= today
  );
}
