import { createReadStream } from "node:fs";
import { isObject } from "../values.js";
import type { Host } from "./host.js";
import { UsageError } from "./usage-error.js";

const maxMegabytes = 32;

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "the file does not exist"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "this user may not read it"],
]);

/** The text of a file, or of the standard input as `-`. The size of a pipe or a device is not known before. */
async function readText(file: string, { stdin }: Pick<Host, "stdin">): Promise<string> {
  const stream = file === "-" ? stdin : createReadStream(file);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer | string>) {
      chunks.push(Buffer.from(chunk));
      bytes += chunk.length;
      if (bytes > maxMegabytes * 1024 * 1024) break;
    }
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw new UsageError(`${file} cannot be read: ${reasons.get(code) ?? code}.`);
  }
  if (bytes > maxMegabytes * 1024 * 1024)
    throw new UsageError(`${file} cannot be read: it is larger than ${maxMegabytes} MB.`);
  return Buffer.concat(chunks).toString("utf8");
}

/** The JSON in a file. */
export async function readJson(file: string, host: Pick<Host, "stdin">): Promise<unknown> {
  const text = await readText(file, host);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    // The engine quotes the text around the error, with its line breaks.
    const reason = (error as SyntaxError).message.replaceAll(/\s+/g, " ");
    throw new UsageError(`${file} is not JSON: ${reason}.`);
  }
}

/** The object in a file of JSON. */
export async function readJsonObject(
  file: string,
  host: Pick<Host, "stdin">,
): Promise<Readonly<Record<string, unknown>>> {
  return asObject(file, await readJson(file, host));
}

/** The object in a file of YAML, or of JSON, which is YAML, too. */
export async function readYamlObject(
  file: string,
  host: Pick<Host, "stdin">,
): Promise<Readonly<Record<string, unknown>>> {
  const [text, { parse }] = await Promise.all([readText(file, host), import("yaml")]);
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    const [reason = ""] = (error as Error).message.split("\n");
    throw new UsageError(`${file} is not YAML: ${reason.replace(/:$/, "")}.`);
  }
  return asObject(file, value);
}

function asObject(file: string, value: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(value)) throw new UsageError(`${file} must contain an object.`);
  return value;
}

/** The secret in a file: its first line, as a text editor leaves it. */
export async function readSecret(file: string, host: Pick<Host, "stdin">): Promise<string> {
  const [line = ""] = (await readText(file, host)).split(/\r?\n/);
  if (line === "") throw new UsageError(`The first line of ${file} is empty.`);
  return line;
}
