import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { inProject } from "../../scripts/build/project.js";

/** A guide, as its file has it. */
export interface GuideText {
  /** The name of its file, without ".md". */
  readonly file: string;
  readonly title: string | undefined;
  /** What follows the front matter. */
  readonly text: string;
}

/** Every guide, without their index. */
export function readGuides(): GuideText[] {
  return readdirSync(inProject("guides"))
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => {
      const [, matter = "", text = ""] =
        /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(inProject("guides", name), "utf8")) ?? [];
      return { file: name.slice(0, -3), title: /^title: (.+)$/m.exec(matter)?.[1], text };
    });
}

/** The rows of the tables below a heading, by their columns' names; of all tables where no heading is named. */
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

/** What stands in backticks. */
export function codesIn(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
}

/** The blocks of a language. */
export function blocksOf(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)]
    .filter(([, name]) => name === language)
    .map(([, , source = ""]) => source);
}

/** A member of an interface of the sources. */
export interface DeclaredMember {
  readonly name: string;
  /** The default that its comment tells, if it tells one. */
  readonly default: string | undefined;
}

/** The members of an interface, by the file and the name of it. */
export function membersOf(file: string, name: string): DeclaredMember[] {
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
  return declaration.members.filter(ts.isPropertySignature).map((member) => ({
    name: member.name.getText(),
    default: /(?:Default:|@defaultValue) ([^:;(]*?)(?:[.,]\s|\s*\n|\s*\(|[.,]?$)/.exec(
      ts
        .getJSDocCommentsAndTags(member)
        .map((comment) => comment.getText())
        .join("\n"),
    )?.[1],
  }));
}
