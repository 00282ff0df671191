import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair,
} from "yaml";
import { displayPath, inProject } from "../build/project.js";

export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The folders of spec/ whose name is not that of their kind of component. */
const componentFolders: Readonly<Record<string, string>> = { securitySchemes: "security" };

interface SourceFile {
  readonly path: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/**
 * Finds where a person wrote what stands at a path of a bundle, so that a linter that only sees the bundle can name the
 * file to mend. A path that leads to nothing, as that of a missing member does, ends at its nearest parent.
 */
export function sourceLocator(
  service: string,
): (path: readonly (string | number)[]) => SourceLocation {
  const files = new Map<string, SourceFile>();
  const root = inProject("spec", service, "openapi.yaml");

  function open(path: string): SourceFile {
    let file = files.get(path);
    if (!file) {
      const lines = new LineCounter();
      file = {
        path,
        document: parseDocument(readFileSync(path, "utf8"), { lineCounter: lines }),
        lines,
      };
      files.set(path, file);
    }
    return file;
  }

  return (path) => {
    let [file, rest] = start(path);
    let node: Node | null = file.document.contents;
    let place: Node | null = node;
    for (const key of rest) {
      [file, node] = followReference(file, node);
      const child = childOf(node, key);
      if (!child) break;
      ({ value: node, place } = child);
    }
    const offset = place?.range?.[0] ?? 0;
    const { line, col } = file.lines.linePos(offset);
    return { file: displayPath(file.path), line, column: col };
  };

  /** A component stands in a file of its name, everything else is reached from the root document. */
  function start(path: readonly (string | number)[]): [SourceFile, readonly (string | number)[]] {
    const [first, kind, name, ...rest] = path;
    if (first === "components" && typeof kind === "string" && typeof name === "string") {
      const folder = componentFolders[kind] ?? kind;
      const found = [service, "shared"]
        .map((room) => inProject("spec", room, folder, `${name}.yaml`))
        .find(existsSync);
      if (found) return [open(found), rest];
    }
    return [open(root), path];
  }

  function followReference(file: SourceFile, node: Node | null): [SourceFile, Node | null] {
    const target = isMap(node) ? node.get("$ref") : undefined;
    if (typeof target !== "string") return [file, node];
    const path = join(dirname(file.path), target);
    if (!existsSync(path)) return [file, node];
    const next = open(path);
    return followReference(next, next.document.contents);
  }
}

/** A member of a mapping is placed at its key, an item of a sequence at itself. */
function childOf(
  node: Node | null,
  key: string | number,
): { value: Node | null; place: Node } | undefined {
  if (isMap(node)) {
    const pair = (node.items as Pair<Node, Node | null>[]).find(
      (item) => isScalar(item.key) && String(item.key.value) === String(key),
    );
    return pair && { value: pair.value, place: pair.key };
  }
  if (isSeq(node)) {
    const item = node.items[Number(key)] as Node | undefined;
    return item && { value: item, place: item };
  }
  return undefined;
}
