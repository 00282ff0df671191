// The error codes of the services and of their gateway: spec/<service>/errors.yaml. The tables in the descriptions, the client
// and the error index derive from them.
import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { displayPath, inProject, serviceNames } from "../build/project.js";
import { readYaml, type YamlPlace } from "./read-yaml.js";

const sentence = { type: "string", pattern: "^[A-Z`].*\\.$" };

/** The JSON Schema of spec/<service>/errors.yaml. Editors show its descriptions. */
export const errorCodesSchema = {
  type: "array",
  items: {
    type: "object",
    required: ["codes", "statuses", "meaning", "advice"],
    additionalProperties: false,
    properties: {
      codes: {
        type: "array",
        items: { type: "string", pattern: "^[A-Z]+\\.\\d+$" },
        description:
          "The codes that mean this; none for what the statuses mean with any other code.",
      },
      statuses: {
        type: "array",
        items: { type: "integer", minimum: 0, maximum: 599 },
        description: "The statuses of the responses; none for a code that only a job has.",
      },
      operations: {
        type: "array",
        minItems: 1,
        items: { type: "string" },
        description:
          "The operations with this code, whose descriptions name it; left out: any operation.",
      },
      meaning: { ...sentence, description: "What happened, in sentences." },
      advice: { ...sentence, description: "What to do, in a sentence." },
      busy: {
        const: true,
        description:
          "Nothing was done, and the same call can succeed later, whatever the status is.",
      },
      hint: { const: true, description: "The message of the client's error contains the advice." },
    },
  },
} as const;

/** What one or several error codes mean, or statuses without one of them. */
export interface ErrorCodes {
  readonly codes: readonly string[];
  readonly statuses: readonly number[];
  readonly operations?: readonly string[];
  readonly meaning: string;
  readonly advice: string;
  readonly busy?: true;
  readonly hint?: true;
}

/** An entry with its service, or "shared", and its place. */
export interface ErrorCodesEntry extends ErrorCodes {
  readonly service: string;
  readonly place: YamlPlace;
}

const areErrorCodes = new Ajv().compile<ErrorCodes[]>(errorCodesSchema);

/** The error codes of all services, and then those of their gateway. A missing file is an empty one. */
export function readErrorCodes(): ErrorCodesEntry[] {
  return [...serviceNames(), "shared"].flatMap((service) => {
    const path = inProject("spec", service, "errors.yaml");
    const { data, placeOf } = readYaml(
      displayPath(path),
      existsSync(path) ? readFileSync(path, "utf8") : "[]",
      areErrorCodes,
      "error-codes",
    );
    return data.map((entry, index) => ({ service, place: placeOf([index]), ...entry }));
  });
}

/** The entries with codes that any operation of a service can have with a status. */
export function errorCodesOf(
  entries: readonly ErrorCodesEntry[],
  service: string,
  status: number,
): ErrorCodesEntry[] {
  return entries.filter(
    (entry) =>
      [service, "shared"].includes(entry.service) &&
      !entry.operations &&
      entry.codes.length > 0 &&
      entry.statuses.includes(status),
  );
}

/** The rows of a table in a description. */
export function errorCodesTable(entries: readonly ErrorCodes[]): string {
  return [
    "| Code | Meaning | What to do |",
    "| --- | --- | --- |",
    ...entries.map(({ codes, meaning, advice }) => {
      const named = codes.map((code) => `\`${code}\``).join(", ");
      return `| ${named} | ${meaning} | ${advice} |`;
    }),
    "",
  ].join("\n");
}
