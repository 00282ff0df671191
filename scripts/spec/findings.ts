/** Something wrong at a place in a file that a person wrote. */
export interface Finding {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  readonly message: string;
  /** The rule that found it, as its tool names it. */
  readonly rule: string;
}

/** One line a finding, in the form that editors and terminals turn into a link. */
export function formatFinding(finding: Finding): string {
  return `${finding.file}:${finding.line}:${finding.column}  ${finding.message}  (${finding.rule})`;
}

/** Sorts by place and drops what is said twice: a component that is used five times is reported five times by linters. */
export function distinctFindings(findings: readonly Finding[]): Finding[] {
  const byText = new Map(findings.map((finding) => [formatFinding(finding), finding]));
  return [...byText.values()].sort(
    (a, b) =>
      a.file.localeCompare(b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      a.message.localeCompare(b.message),
  );
}
