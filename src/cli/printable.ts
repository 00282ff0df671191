/**
 * What a terminal would obey rather than show: control characters other than a line break, and changes of the direction of
 * text. File names, files and requests can contain them.
 */
const controls = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g;

/** A text for a terminal, with control characters as escapes of JSON. */
export function printable(text: string): string {
  return text.replace(controls, escape);
}

/** Like {@link printable}, in one line. */
export function printableLine(text: string): string {
  return printable(text).replaceAll("\n", "\\n");
}

/** A text as one word of a line for a shell. */
export function shellWord(text: string): string {
  return /^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
