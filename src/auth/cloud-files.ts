import { cloudFolders, readCloudFile } from "#cloud-files";
import { ConfigurationError } from "../errors.js";
import { isObject, ownValue } from "../values.js";
import type { Environment } from "./variables.js";

interface File {
  readonly path: string;
  readonly content: unknown;
}

/** A cloud of clouds.yaml, with the fields of secure.yaml in front of it. */
export class NamedCloud {
  readonly #name: string;
  readonly #files: readonly File[];

  constructor(name: string, files: readonly File[]) {
    this.#name = name;
    this.#files = files;
  }

  /** The name of a field in messages: where it is or, without a value, where it would be. */
  nameOf(field: string): string {
    const file = this.#fileWith(field) ?? this.#files.at(-1);
    return `clouds.${this.#name}.${field} (${file?.path})`;
  }

  /** The text of a field. An empty text counts as missing. */
  text(field: string): string | undefined {
    const file = this.#fileWith(field);
    const value = file && this.#valueIn(file, field);
    if (value !== undefined && typeof value !== "string")
      throw new ConfigurationError(`${this.nameOf(field)} must be a text.`);
    return value;
  }

  #fileWith(field: string): File | undefined {
    return this.#files.find((file) => this.#valueIn(file, field));
  }

  #valueIn(file: File, field: string): unknown {
    return field
      .split(".")
      .reduce<unknown>(
        (value, key) =>
          typeof value === "object" && value
            ? ownValue(value as Readonly<Record<string, unknown>>, key)
            : undefined,
        ownValue(cloudsIn(file), this.#name),
      );
  }
}

/**
 * Finds a cloud in clouds.yaml and secure.yaml. Each is searched by itself, as openstacksdk does: the first file counts. Unlike
 * there, a file that cannot be read is an error, and no reason to read the next one.
 */
export function findCloud(name: string, environment: Environment): NamedCloud {
  const folders = cloudFolders(environment["HOME"] || undefined);
  if (folders.length === 0)
    throw new ConfigurationError("OS_CLOUD is set, but this platform has no file clouds.yaml.");
  const clouds = findFile("clouds", folders, environment, "OS_CLIENT_CONFIG_FILE");
  const secure = findFile("secure", folders, environment, "OS_CLIENT_SECURE_FILE");
  const files = [secure, clouds].filter((file) => file !== undefined);
  const names = [...new Set(files.flatMap((file) => Object.keys(cloudsIn(file))))];
  if (names.includes(name)) return new NamedCloud(name, files);
  if (files.length > 0)
    throw new ConfigurationError(
      `OS_CLOUD is ${JSON.stringify(name)}, but ${files.map(({ path }) => path).join(" and ")} contain only these clouds: ${names.join(", ") || "none"}.`,
    );
  throw new ConfigurationError(
    `OS_CLOUD is set, but there is no clouds.yaml in ${folders.map((folder) => folder || "the current folder").join(", ")}, and OS_CLIENT_CONFIG_FILE names none.`,
  );
}

function cloudsIn({ content }: File): Readonly<Record<string, unknown>> {
  const clouds = isObject(content) ? ownValue(content, "clouds") : undefined;
  return isObject(clouds) ? clouds : {};
}

/** The file that a variable names, or the first of those in the folders. */
function findFile(
  baseName: "clouds" | "secure",
  folders: readonly string[],
  environment: Environment,
  variable: string,
): File | undefined {
  const named = environment[variable];
  if (named) {
    const file = read(named);
    if (!file) throw new ConfigurationError(`${variable} names ${named}, which does not exist.`);
    return file;
  }
  for (const folder of folders)
    for (const extension of ["yaml", "yml", "json"]) {
      const file = read(`${folder && `${folder}/`}${baseName}.${extension}`);
      if (file) return file;
    }
  return undefined;
}

function read(path: string): File | undefined {
  const file = readCloudFile(path);
  if (file && "problem" in file) throw new ConfigurationError(`${path} ${file.problem}.`);
  return file && { path, content: file.content };
}
