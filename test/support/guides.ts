import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { inProject } from "../../scripts/build/project.js";

/** The file of a guide. */
export interface GuideText {
  /** Its name without ".md". */
  readonly file: string;
  readonly title: string | undefined;
  /** The text after the front matter. */
  readonly text: string;
}

/** Every guide, without guides/README.md. */
export function readGuides(): GuideText[] {
  return readdirSync(inProject("guides"))
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => {
      const [, matter = "", text = ""] =
        /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(inProject("guides", name), "utf8")) ?? [];
      return { file: name.slice(0, -3), title: /^title: (.+)$/m.exec(matter)?.[1], text };
    });
}

/** The rows of the tables below a heading, by the names of their columns; by default of all tables. */
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

/** The texts in backticks. */
export function codesIn(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
}

/** The code blocks of a language. */
export function blocksOf(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)]
    .filter(([, name]) => name === language)
    .map(([, , source = ""]) => source);
}

/** A property of an interface in src/. */
export interface DeclaredProperty {
  readonly name: string;
  /** The default in its comment, if there is one. */
  readonly default: string | undefined;
}

/** The properties of an interface in src/. */
export function propertiesOf(interfaceName: string): DeclaredProperty[] {
  const [declaration] = readdirSync(inProject("src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const text = readFileSync(inProject("src", file), "utf8");
      if (!text.includes(`interface ${interfaceName}`)) return [];
      return ts
        .createSourceFile(file, text, ts.ScriptTarget.Latest, true)
        .statements.filter(ts.isInterfaceDeclaration)
        .filter(({ name }) => name.text === interfaceName);
    });
  if (!declaration) throw new Error(`src/ has no interface ${interfaceName}.`);
  const properties: ts.PropertySignature[] = [];
  ts.forEachChild(declaration, (node) => {
    if (ts.isPropertySignature(node)) properties.push(node);
  });
  return properties.map((property) => {
    const comments = ts.getJSDocCommentsAndTags(property).map((comment) => comment.getText());
    const [, value] =
      /(?:Default: |@defaultValue\s+`?)([^:;`]*?)(?:[.,`](?:\s|$)|\s*\*\/|$)/m.exec(
        comments.join("\n"),
      ) ?? [];
    return { name: property.name.getText(), default: value };
  });
}
