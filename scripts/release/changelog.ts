import { compareVersions, parseVersion } from "./diff/versions.js";

/** The headings of Keep a Changelog (https://keepachangelog.com/en/1.1.0/) below a version. */
const kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

interface Group {
  readonly kind: string;
  readonly line: number;
  /** The lines below it that start with "- ". */
  entries: number;
}

interface ChangelogSection {
  /** "Unreleased", or a version. */
  readonly name: string;
  /** When it was released; undefined for "Unreleased". */
  readonly date: string | undefined;
  readonly line: number;
  /** The headings below it, each with the number of its entries. */
  readonly groups: readonly Group[];
}

/** The sections of a changelog, in its order. */
export function sectionsOf(changelog: string): ChangelogSection[] {
  const sections: (ChangelogSection & { readonly groups: Group[] })[] = [];
  for (const [index, text] of changelog.split("\n").entries()) {
    const [, name, date] = /^## \[?([^\]\s]+)\]?(?: - (.*))?$/.exec(text) ?? [];
    const kind = /^### (.*)$/.exec(text)?.[1];
    const groups = sections.at(-1)?.groups;
    const group = groups?.at(-1);
    if (name) sections.push({ name, date, line: index + 1, groups: [] });
    else if (kind) groups?.push({ kind, entries: 0, line: index + 1 });
    else if (group && text.startsWith("- ")) group.entries++;
  }
  return sections;
}

/** Where a changelog does not follow Keep a Changelog, one sentence each. */
export function changelogProblems(changelog: string, version: string, today: string): string[] {
  const sections = sectionsOf(changelog);
  return [
    ...(changelog.startsWith("# Changelog\n")
      ? []
      : [at(1, 'The first line must be "# Changelog".')]),
    ...(sections.length > 0 ? [] : [at(1, "There is no section: add ## [Unreleased].")]),
    ...sections.flatMap((section, index) => sectionProblems(section, index, version, today)),
    ...orderProblems(sections.filter(({ name }) => isVersion(name))),
    ...newestProblems(sections[0], version),
  ];
}

function sectionProblems(
  { name, date, line, groups }: ChangelogSection,
  index: number,
  version: string,
  today: string,
): string[] {
  const isUnreleased = name === "Unreleased";
  const problems: string[] = [];
  if (!isUnreleased && !isVersion(name))
    problems.push(
      `"${name}" is not a version: write [Unreleased], or a version such as [${version}].`,
    );
  if (isUnreleased && index > 0) problems.push("[Unreleased] must be the first section.");
  if (!isUnreleased && groups.length === 0)
    problems.push(`[${name}] has no entries: write what has changed below ### Added, …`);
  if (new Set(groups.map(({ kind }) => kind)).size < groups.length)
    problems.push(`[${name}] has a heading twice.`);
  if (!isUnreleased && !isDay(date, today))
    problems.push(`[${name}] needs the day of its release, such as "- ${today}".`);
  return [...problems.map((problem) => at(line, problem)), ...groups.flatMap(groupProblems)];
}

function groupProblems({ kind, entries, line }: Group): string[] {
  return [
    ...(kinds.includes(kind) ? [] : [at(line, `"${kind}" is none of ${kinds.join(", ")}.`)]),
    ...(entries > 0 ? [] : [at(line, `"${kind}" has no entry: a line that starts with "- ".`)]),
  ];
}

function orderProblems(released: readonly ChangelogSection[]): string[] {
  return released.slice(1).flatMap((older, index) => {
    const newer = released[index];
    if (!newer) return [];
    const [newerVersion, olderVersion] = [newer, older].map(({ name, line }) =>
      parseVersion(name, `CHANGELOG.md:${line}`),
    ) as [ReturnType<typeof parseVersion>, ReturnType<typeof parseVersion>];
    const inOrder =
      compareVersions(newerVersion, olderVersion) > 0 && (newer.date ?? "") >= (older.date ?? "");
    return inOrder
      ? []
      : [
          at(
            older.line,
            `[${older.name}] must stand above [${newer.name}]: the newest version comes first.`,
          ),
        ];
  });
}

function newestProblems(newest: ChangelogSection | undefined, version: string): string[] {
  if (!newest || newest.name === "Unreleased" || newest.name === version) return [];
  return [
    at(
      newest.line,
      `[${newest.name}] is not the version of package.json, ${version}, and there is no [Unreleased].`,
    ),
  ];
}

/** Turns the section [Unreleased] into that of a version, below a new [Unreleased]; changes nothing if it has that version. */
export function closeUnreleased(changelog: string, version: string, today: string): string {
  if (sectionsOf(changelog).some(({ name }) => name === version)) return changelog;
  return changelog.replace(/^## \[Unreleased\]$/m, `## [Unreleased]\n\n## [${version}] - ${today}`);
}

function at(line: number, sentence: string): string {
  return `CHANGELOG.md:${line}: ${sentence}`;
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
