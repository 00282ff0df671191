import { readFileSync } from "node:fs";
import { inProject } from "../../build/project.js";

/** A guide, as listed in guides/README.md. */
export interface Guide {
  readonly name: string;
  /** The name of its file, without ".md". */
  readonly file: string;
  /** Its kind, which is the name of its folder in guides/. */
  readonly kind: string;
  readonly about: string;
}

/** The guides in the order of guides/README.md. */
export function guideList(): Guide[] {
  const list = readFileSync(inProject("guides/README.md"), "utf8");
  return [...list.matchAll(/^- \[([^\]]+)\]\(\.\/([a-z-]+)\/([a-z-]+)\.md\): (.+)$/gm)].map(
    ([, name = "", kind = "", file = "", about = ""]) => ({ name, kind, file, about }),
  );
}
