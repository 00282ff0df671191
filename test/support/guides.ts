import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import ts from "typescript";
import { inProject } from "../../scripts/build/project.js";

/** A guide. */
export interface GuideText {
  /** The name of its file, without ".md". */
  readonly file: string;
  /** Its path in the project. */
  readonly path: string;
  /** Its kind, which is the name of its folder. */
  readonly kind: string;
  readonly title: string | undefined;
  /** Words that find it in the search. */
  readonly keywords: string | undefined;
  /** The text after the front matter. */
  readonly text: string;
}

/** Every guide, without their index. */
export function readGuides(): GuideText[] {
  return readdirSync(inProject("guides"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .sort()
    .map((name) => {
      const [, matter = "", text = ""] =
        /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(inProject("guides", name), "utf8")) ?? [];
      const field = (key: string): string | undefined =>
        new RegExp(`^${key}: (.+)$`, "m").exec(matter)?.[1];
      return {
        file: basename(name, ".md"),
        path: join("guides", name),
        kind: dirname(name),
        title: field("title"),
        keywords: field("keywords"),
        text,
      };
    });
}

/** The rows of the tables below a heading, by column name; of all tables without a heading. */
export function tableRows(text: string, heading?: string): Readonly<Record<string, string>>[] {
  const section =
    heading === undefined
      ? text
      : (text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "");
  return [...section.matchAll(/^\|.*\|\n\|[ |-]+\|\n(?:\|.*\|\n)+/gm)].flatMap(([table]) => {
    const [names = [], , ...rows] = table.trimEnd().split("\n").map(cellsOf);
    return rows.map((cells) =>
      Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""])),
    );
  });
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
}

/** The words of a text, without its code blocks, tables and the addresses of its links. */
export function wordsOf(text: string): string[] {
  const prose = text.replace(/^```.*?^```/gms, "").replace(/^\|.*|<!--.*?-->|\]\([^)]*\)/gm, "");
  return prose.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** The first sentence of a text, in one line. */
export function firstSentenceOf(text: string): string {
  const [paragraph = ""] = text.trim().split("\n\n");
  const line = paragraph.replaceAll(/\s+/g, " ");
  return /^.*?[.:](?= |$)/.exec(line)?.[0] ?? line;
}

/** The texts in backticks. */
export function codesIn(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
}

/** The blocks with a language, in their order. */
export function blocksIn(text: string): { readonly language: string; readonly source: string }[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, language = "", source = ""]) => ({
    language,
    source,
  }));
}

/** The blocks of a language. */
export function blocksOf(text: string, language: string): string[] {
  return blocksIn(text)
    .filter((block) => block.language === language)
    .map(({ source }) => source);
}

/** A property of an interface in src/. */
export interface DeclaredProperty {
  readonly name: string;
  /** The default of its TSDoc, if it has one. */
  readonly default: string | undefined;
}

/** The properties of an interface in a file. */
export function propertiesOf(file: string, name: string): DeclaredProperty[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(inProject(file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const declaration = source.statements
    .filter(ts.isInterfaceDeclaration)
    .find((candidate) => candidate.name.text === name);
  if (!declaration) throw new Error(`${file} has no interface ${name}.`);
  // cspell:disable-next-line
  return declaration.members.filter(ts.isPropertySignature).map((property) => ({
    name: property.name.getText(),
    default: /@defaultValue ([^:;(]*?)(?:[.,]\s|\s*\n|\s*\(|[.,]?$)/.exec(
      ts
        .getJSDocCommentsAndTags(property)
        .map((comment) => comment.getText())
        .join("\n"),
    )?.[1],
  }));
}
