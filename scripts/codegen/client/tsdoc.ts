/** A TSDoc comment of a Markdown text and of tags ("\@see …"), indented, with a line break at its end; nothing for no text. */
export function tsdoc(text: string | undefined, indent = "", tags: readonly string[] = []): string {
  const lines = (text ?? "")
    .trim()
    .split("\n")
    .map((line) => escape(line.trimEnd()));
  if (tags.length > 0) lines.push("", ...tags);
  if (lines.length === 1 && lines[0] === "") return "";
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("")}${indent} */\n`;
}

/** Outside of code, TSDoc reads "@" as the start of a tag; inside of code only the end of the comment is special. */
function escape(line: string): string {
  return line
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll("@", "\\@")))
    .join("")
    .replaceAll("*/", "*\\/");
}
