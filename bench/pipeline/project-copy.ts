import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  mkdirSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { inProject, projectFolder } from "../../scripts/build/project.js";

/** A copy of the project to build in, so that the checkout is never disturbed. */
export interface ProjectCopy {
  /** The project itself. */
  readonly folder: string;
  /** A folder beside it, for what is no part of the project. */
  readonly aside: string;
  /** Makes the next build one that has everything to do. */
  clean(): void;
  remove(): void;
}

/** What a build writes. */
const written = ["build", "dist", ".wireit"];
const leftOut = new Set([...written, ".git"]);

export function copyProject(): ProjectCopy {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "huaweicloud-dws-dds-bench-")));
  const remove = (): void => rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  try {
    const folder = join(root, "project");
    const aside = join(root, "aside");
    mkdirSync(aside);
    const filter = (path: string): boolean =>
      basename(path) !== "node_modules" && !leftOut.has(relative(projectFolder, path));
    cpSync(projectFolder, folder, { recursive: true, filter });
    symlinkSync(inProject("node_modules"), join(folder, "node_modules"), "junction");
    return {
      folder,
      aside,
      clean() {
        for (const name of written)
          rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
      },
      remove,
    };
  } catch (error) {
    remove();
    throw error;
  }
}

const editedFile = "spec/dws/schemas/Snapshot.yaml";
const mark = "as edited by the benchmark";

/** Changes one sentence of a description, as its author would, and returns what takes the change back. */
export function editOneSentence(copy: ProjectCopy): () => void {
  const path = join(copy.folder, editedFile);
  const generated = join(copy.folder, "generated");
  const kept = join(copy.aside, "generated");
  const text = readFileSync(path, "utf8");
  const edited = text.replace(/^( +description: \w.*)\.$/m, `$1, ${mark}.`);
  if (edited === text)
    throw new Error(
      `${editedFile} has no description of one line any more: choose another sentence.`,
    );
  cpSync(generated, kept, { recursive: true });
  writeFileSync(path, edited);
  return () => {
    writeFileSync(path, text);
    rmSync(generated, { recursive: true, force: true, maxRetries: 5 });
    cpSync(kept, generated, { recursive: true });
  };
}

/** Whether the edited sentence has come through; a build that did nothing would be fast. */
export function editHasArrived(copy: ProjectCopy): boolean {
  const bundle = join(copy.folder, "generated/openapi/dws.json");
  return existsSync(bundle) && readFileSync(bundle, "utf8").includes(mark);
}
