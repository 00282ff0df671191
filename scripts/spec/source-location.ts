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
import { StepError } from "../build/step.js";
import type { Finding } from "./findings.js";
import type { Path } from "./json-pointer.js";

/** A place in a file of spec/. */
export type SourceLocation = Pick<Finding, "file" | "line" | "column">;

/** An error in a description for which no client can be generated, with its path in the bundle. */
export class DescriptionError extends StepError {
  constructor(
    message: string,
    readonly path: Path,
  ) {
    super(message);
  }
}

/** Runs `work` on the bundle of a service and reports a {@link DescriptionError} at its place in spec/. */
export async function withSourceLocations<T>(
  service: string,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DescriptionError)) throw error;
    throw StepError.fromFindings([
      { ...sourceLocator(service)(error.path), message: error.message, rule: "client" },
    ]);
  }
}

/** The folders of spec/ that are not named after their kind of component. */
const componentFolders: Readonly<Record<string, string>> = { securitySchemes: "security" };

interface SourceFile {
  readonly path: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/**
 * Maps a path of a bundle to the place in spec/, so that the findings of a linter that reads the bundle name the file to
 * fix. A path without a value, such as that of a missing property, is mapped to its nearest parent.
 */
export function sourceLocator(service: string): (path: Path) => SourceLocation {
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

  return locate;

  function locate(path: Path): SourceLocation {
    const [start, rest] = startOf(path);
    let file = start;
    let node: Node | null = file.document.contents;
    let place: Node | null = node;
    for (const [index, key] of rest.entries()) {
      [file, node] = followReference(file, node);
      const child = childOf(node, key);
      // A response that an operation does not declare is a standard response of its service.
      if (!child && rest[0] === "paths" && index === 4 && rest[3] === "responses")
        return locate(["x-standard-responses", ...rest.slice(index)]);
      if (!child) break;
      ({ value: node, place } = child);
    }
    const offset = place?.range?.[0] ?? 0;
    const { line, col } = file.lines.linePos(offset);
    return { file: displayPath(file.path), line, column: col };
  }

  /** A component is in the file of its name; everything else is reached from the root document. */
  function startOf(path: Path): [SourceFile, Path] {
    const [first, kind, name, ...rest] = path;
    if (first === "components" && typeof kind === "string" && typeof name === "string") {
      const folder = componentFolders[kind] ?? kind;
      const found = [service, "shared"]
        .map((owner) => inProject("spec", owner, folder, `${name}.yaml`))
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

/** The value of a key in a mapping, or an item of a sequence, with the node to report: the key, or the item itself. */
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
