// Libraries for snippets (@scalar/snippetz, httpsnippet) write fragments with the token in the text, without timeout and
// without handling of errors. These samples are whole programs, which tests run.
import { operationsOf, type Description, type Operation } from "../../spec/description.js";
import { curlSample } from "./curl.js";
import { goSample } from "./go.js";
import { javaSample } from "./java.js";
import { pythonSample } from "./python.js";
import { sampleCall, type SampleCall } from "./sample-call.js";
import { typescriptSample } from "./typescript.js";

/** A sample in the format of `x-codeSamples`. */
export interface CodeSample {
  /** The language for syntax highlighting. */
  readonly lang: string;
  /** The name that the page shows. */
  readonly label: string;
  readonly source: string;
}

interface SampleLanguage extends Omit<CodeSample, "source"> {
  readonly write: (call: SampleCall) => string;
}

/** The languages of the samples, in the order of the pages. */
export const sampleLanguages: readonly SampleLanguage[] = [
  { lang: "Shell", label: "curl", write: curlSample },
  { lang: "TypeScript", label: "TypeScript", write: typescriptSample },
  { lang: "Python", label: "Python", write: pythonSample },
  { lang: "Go", label: "Go", write: goSample },
  { lang: "Java", label: "Java", write: javaSample },
];

/** A program in each language that calls an operation once, with the values of the examples in the description. */
export function codeSamples(
  description: Description,
  service: string,
  operation: Operation,
): CodeSample[] {
  const call = sampleCall(description, service, operation);
  return sampleLanguages.map(({ lang, label, write }) => ({ lang, label, source: write(call) }));
}

/** A copy of the description with samples for every operation. The published description has none. */
export function withCodeSamples(description: Description, service: string): Description {
  const paths = { ...description.paths };
  for (const operation of operationsOf(description)) {
    const sampled = {
      ...operation.object,
      "x-codeSamples": codeSamples(description, service, operation),
    };
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: sampled };
  }
  return { ...description, paths };
}
