import {
  resolve,
  type Description,
  type Reference,
  type Schema,
} from "../../scripts/spec/description.js";

/** What a reader of the reference must see about a member: where it stands, its name, and each line that describes it. */
export interface ExpectedMember {
  readonly way: string;
  readonly name: string;
  readonly lines: readonly string[];
}

/** Every member of a body, with those of its parts and items, as the anchors of Redoc name them. */
export function membersOf(
  description: Description,
  schema: Schema | Reference,
  way = "",
): ExpectedMember[] {
  const object = resolve(description, schema);
  return Object.entries(object.properties ?? {}).flatMap(([name, property]) => {
    const member = resolve(description, property);
    const items = member.items && resolve(description, member.items);
    const place = `${way}${name}`.toLowerCase();
    return [
      { way: place, name, lines: linesOf(member) },
      ...membersOf(description, items ?? member, `${place}${items ? "[]" : ""}/`),
    ];
  });
}

/** The lines of a description, as a page shows them, and each value that its list names. */
export function linesOf(schema: Schema): string[] {
  const values = [...(schema["x-extensible-enum"] ?? []), ...(schema.enum ?? [])].map(String);
  return [...visibleLines(schema.description ?? ""), ...values];
}

/** Markdown without its marks, a paragraph or an item of a list at a time; a table is left to the eye. */
export function visibleLines(markdown: string): string[] {
  return markdown
    .split(/\n\s*\n|\n(?=\s*- )/)
    .map((part) =>
      part
        .replace(/^\s*- /, "")
        .replaceAll(/`|\*\*/g, "")
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1"),
    )
    .map((part) => part.replaceAll(/\s+/g, " ").trim())
    .filter((part) => part !== "" && !part.startsWith("|"));
}
