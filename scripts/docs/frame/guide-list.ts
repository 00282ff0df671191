import { readFileSync } from "node:fs";
import { inProject } from "../../build/project.js";
import { StepError } from "../../build/step.js";

/** A guide, as listed in guides/README.md. */
export interface Guide {
  readonly name: string;
  /** The name of its file, without ".md". */
  readonly file: string;
  /** Its kind, which is the name of its folder in guides/. */
  readonly kind: string;
  /** The heading of the third level that it stands below. Guides without one stand below the heading of their kind. */
  readonly group: string | undefined;
  readonly about: string;
}

/** The kinds of guides, as headings. */
export const guideKinds: Readonly<Record<string, string>> = {
  tutorials: "Tutorials",
  "how-to": "How-to guides",
  explanation: "Explanations",
  reference: "Reference",
};

/** The guides in the order of guides/README.md. */
export function guideList(): Guide[] {
  const list = readFileSync(inProject("guides/README.md"), "utf8");
  const lines = /^(?:(#{2,3}) (.+)|- \[([^\]]+)\]\(\.\/([a-z-]+)\/([a-z-]+)\.md\): (.+))$/gm;
  let group: string | undefined;
  return [...list.matchAll(lines)].flatMap(
    ([, level, heading, name = "", kind = "", file = "", about = ""]) => {
      if (level === undefined) return [{ name, kind, file, group, about }];
      group = level === "###" ? heading : undefined;
      return [];
    },
  );
}

/**
 * The guide of a file.
 *
 * @throws StepError if guides/README.md does not list it.
 */
export function guideNamed(guides: readonly Guide[], file: string): Guide {
  const guide = guides.find((candidate) => candidate.file === file);
  if (guide) return guide;
  throw new StepError(
    `The start page links to the guide ${file}.md, which guides/README.md does not list: list it there, or correct the link in scripts/docs/site/.`,
  );
}
