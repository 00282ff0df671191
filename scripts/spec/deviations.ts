import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import type { Observation } from "../../src/cli/verify/question.js";
import { displayPath, inProject, serviceNames } from "../build/project.js";
import { fromPointer, type Path } from "./json-pointer.js";
import { readYaml, type YamlPlace } from "./read-yaml.js";

const sentence = { type: "string", pattern: "^[A-Z].*\\.$" };

const observationSchema = {
  type: "object",
  required: ["look"],
  additionalProperties: false,
  properties: {
    look: {
      enum: ["form", "value", "properties", "total", "offset", "nulls", "errors", "signature"],
      description:
        "form: the type of a property, or what a text looks like. value: which documented values it has. properties: which ones an object has. total: what the number of items counts. offset: what the offset of a list counts. nulls, errors, signature: of all responses, where null is, the properties of errors, and whether signed requests are accepted.",
    },
    operation: { type: "string", description: "The read-only operation whose responses show it." },
    object: {
      type: "string",
      pattern: "^(/|$)",
      description: "A JSON pointer to the object in the response, * for each item of a list.",
    },
    property: { type: "string", description: "The property of the object." },
    when: {
      type: "object",
      additionalProperties: { type: "string" },
      description: "The values that other properties of the object have to have.",
    },
    cloud: {
      enum: ["huaweicloud", "opentelekomcloud"],
      description: "The only cloud it is about.",
    },
  },
} as const;

/** The JSON Schema of a deviations file, spec/<service>/deviations.yaml. Editors show its descriptions. */
export const deviationsSchema = {
  type: "array",
  items: {
    type: "object",
    required: ["kind", "reason", "evidence", "places"],
    additionalProperties: false,
    properties: {
      kind: {
        enum: ["contradiction", "addition", "narrowing"],
        description:
          "Contradiction: differs from a document. Addition: states more than the documents. Narrowing: allows less than a document.",
      },
      reason: { ...sentence, description: "Why description and document differ, in sentences." },
      evidence: {
        ...sentence,
        description:
          "Sources that others can look up: a document by its number, a source with its date.",
      },
      question: {
        type: "string",
        pattern: "^[A-Z].*\\?( [A-Z].*\\.)?$",
        description: "What is not known yet, and which observation would clarify it.",
      },
      observe: {
        type: "array",
        minItems: 1,
        description:
          "What hwbackup verify looks at in the responses of read-only operations to clarify the question.",
        items: observationSchema,
      },
      places: {
        type: "object",
        minProperties: 1,
        propertyNames: { pattern: "^/" },
        description:
          "JSON pointers into the bundle, * for one segment, each with the value there. null means no value; at a description, the value is a quotation.",
      },
    },
  },
} as const;

export type DeviationKind = "contradiction" | "addition" | "narrowing";

/** An intended difference between description and documents, an entry of deviations.yaml. */
export interface Deviation {
  readonly kind: DeviationKind;
  readonly reason: string;
  readonly evidence: string;
  /** What is not known yet, and which observation would clarify it. */
  readonly question?: string;
  /** What clarifies it in responses. */
  readonly observe?: readonly Observation[];
  /**
   * JSON pointers into the bundle, `*` for one segment, each with the value there, or null for no value. At a description
   * it is a quotation from it, or a list of quotations.
   */
  readonly places: Readonly<Record<string, unknown>>;
}

/** One place of a deviation. */
export interface DeviationPlace {
  readonly deviation: Deviation;
  /** Counted from 1, in the order of the file. */
  readonly number: number;
  readonly pattern: string;
  readonly segments: Path;
  readonly value: unknown;
  readonly at: YamlPlace;
}

/** A deviations file. */
export interface DeviationsFile {
  /** The service, or "shared". */
  readonly service: string;
  readonly file: string;
  readonly deviations: readonly Deviation[];
  readonly places: readonly DeviationPlace[];
  /** The place of the value at a path of the file. */
  readonly placeOf: (path: Path) => YamlPlace;
}

const isDeviations = new Ajv().compile<Deviation[]>(deviationsSchema);

/** The deviations files of all services, and the shared one. */
export function readDeviations(): DeviationsFile[] {
  return [...serviceNames(), "shared"].map(readDeviationsFile);
}

/** A missing file is an empty one. */
function readDeviationsFile(service: string): DeviationsFile {
  const path = inProject("spec", service, "deviations.yaml");
  const file = displayPath(path);
  const { data, placeOf } = readYaml(
    file,
    existsSync(path) ? readFileSync(path, "utf8") : "[]",
    isDeviations,
    "deviations",
  );
  const places = data.flatMap((deviation, index) =>
    Object.entries(deviation.places).map(([pattern, value]) => ({
      deviation,
      number: index + 1,
      pattern,
      segments: fromPointer(pattern),
      value,
      at: placeOf([index, "places", pattern]),
    })),
  );
  return { service, file, deviations: data, places, placeOf };
}

/** The deviations of a service: its own and the shared ones. */
export function placesFor(files: readonly DeviationsFile[], service: string): DeviationPlace[] {
  return files
    .filter((file) => [service, "shared"].includes(file.service))
    .flatMap(({ places }) => places);
}

/** Whether a deviation has exactly this place of a description. */
export function isPlace(files: readonly DeviationsFile[], service: string, path: Path): boolean {
  return placesFor(files, service).some(({ segments }) => behind(segments, path)?.length === 0);
}

/** The rest of a path behind a pattern that matches its beginning, or undefined if the pattern does not match. */
export function behind(segments: Path, path: Path): Path | undefined {
  if (segments.length > path.length) return undefined;
  for (const [index, segment] of segments.entries()) {
    const given = path[index];
    if (segment !== "*" && segment !== given && segment !== `${given}`) return undefined;
  }
  return path.slice(segments.length);
}
