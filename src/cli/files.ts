import { createReadStream } from "node:fs";
import { addAbortSignal } from "node:stream";
import { isObject } from "../values.js";
import { Interruption, UsageError } from "./errors.js";
import type { Host } from "./host.js";

/** What a file named `-` is read from, and until when. */
type Source = Pick<Host, "stdin" | "signal">;

const maxMegabytes = 32;

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "the file does not exist"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "this user may not read it"],
]);

/** The text of a file, or of the standard input as `-`. The size of a pipe or a device is not known before. */
async function readText(file: string, { stdin, signal }: Source): Promise<string> {
  const stream = addAbortSignal(signal, file === "-" ? stdin : createReadStream(file));
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer | string>) {
      chunks.push(Buffer.from(chunk));
      bytes += chunk.length;
      if (bytes > maxMegabytes * 1024 * 1024) break;
    }
  } catch (error) {
    if (signal.aborted) throw new Interruption("Interrupted. Nothing was changed.");
    const { code = "" } = error as NodeJS.ErrnoException;
    throw new UsageError(`${file} cannot be read: ${reasons.get(code) ?? code}.`);
  }
  if (bytes > maxMegabytes * 1024 * 1024)
    throw new UsageError(`${file} cannot be read: it is larger than ${maxMegabytes} MB.`);
  return Buffer.concat(chunks).toString("utf8");
}

/** The JSON in a file. */
export async function readJson(file: string, host: Source): Promise<unknown> {
  const text = (await readText(file, host)).replace(/^\uFEFF/, "");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${reasonOf(error as SyntaxError, text)}.`);
  }
}

/** The message of an error of the parser, with a line in place of the text around it, which can be a part of a password. */
function reasonOf({ message }: SyntaxError, text: string): string {
  const [, reason, context] =
    /^(Unexpected token) '.', (?:\.{3}"(.*)")?.* is not valid JSON$/su.exec(message) ?? [];
  if (context === undefined) return reason ?? message;
  // The text begins ten characters before the error.
  const line = text.slice(0, text.indexOf(context) + 10).split("\n").length;
  return `${reason} in line ${line}`;
}

/** The object in a file of JSON. */
export async function readJsonObject(
  file: string,
  host: Source,
): Promise<Readonly<Record<string, unknown>>> {
  return asObject(file, await readJson(file, host));
}

/** The object in a file of YAML, or of JSON, which is YAML, too. */
export async function readYamlObject(
  file: string,
  host: Source,
): Promise<Readonly<Record<string, unknown>>> {
  const [text, { parseDocument }] = await Promise.all([readText(file, host), import("yaml")]);
  const fail = (reason: string): never => {
    throw new UsageError(`${file} is not YAML: ${reason}.`);
  };
  // Node would print the warnings. All messages quote the file, which can contain a password.
  const document = parseDocument(text, { logLevel: "error" });
  const [error] = [...document.errors, ...document.warnings];
  if (error) fail(`${error.code} in line ${error.linePos?.[0].line ?? "unknown"}`);
  let value: unknown;
  try {
    value = document.toJS();
  } catch {
    fail("an alias has no anchor, or there are too many aliases");
  }
  return asObject(file, value);
}

function asObject(file: string, value: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(value)) throw new UsageError(`${file} must contain an object.`);
  return value;
}

/** The secret in a file: its first line, as a text editor leaves it. */
export async function readSecret(file: string, host: Source): Promise<string> {
  const [line = ""] = (await readText(file, host)).split(/\r?\n/);
  if (line === "") throw new UsageError(`The first line of ${file} is empty.`);
  return line;
}
