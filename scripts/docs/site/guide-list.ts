import { readFileSync } from "node:fs";
import { inProject } from "../../build/project.js";

/** A guide, as the index of the guides tells of it. */
export interface Guide {
  readonly name: string;
  /** The name of its file, without ".md". */
  readonly file: string;
  readonly about: string;
}

/** The guides in the order of guides/README.md. */
export function guideList(): Guide[] {
  const index = readFileSync(inProject("guides/README.md"), "utf8");
  return [...index.matchAll(/^- \[([^\]]+)\]\(\.\/([a-z-]+)\.md\): (.+)$/gm)].map(
    ([, name = "", file = "", about = ""]) => ({
      name,
      file,
      about,
    }),
  );
}
