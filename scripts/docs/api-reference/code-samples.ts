// Snippet libraries (@scalar/snippetz, httpsnippet) were looked at: they write fragments, with the token in the text, without
// timeout, and without a look at errors or at the status. These are whole programs, which the tests run as a reader would.
import { operationsOf, type Description, type Operation } from "../../spec/description.js";
import { curlSample } from "./code-samples/curl.js";
import { goSample } from "./code-samples/go.js";
import { javaSample } from "./code-samples/java.js";
import { pythonSample } from "./code-samples/python.js";
import { sampleCall, type SampleCall } from "./code-samples/sample-call.js";
import { typescriptSample } from "./code-samples/typescript.js";

/** A sample as `x-codeSamples` holds it. */
export interface CodeSample {
  /** What the page highlights it as. */
  readonly lang: string;
  /** What the page calls it. */
  readonly label: string;
  readonly source: string;
}

const languages: readonly {
  readonly lang: string;
  readonly label: string;
  write(call: SampleCall): string;
}[] = [
  { lang: "Shell", label: "curl", write: curlSample },
  { lang: "TypeScript", label: "TypeScript", write: typescriptSample },
  { lang: "Python", label: "Python", write: pythonSample },
  { lang: "Go", label: "Go", write: goSample },
  { lang: "Java", label: "Java", write: javaSample },
];

/** A program in each language that makes one call of an operation, with the values of the description's examples. */
export function codeSamples(
  description: Description,
  service: string,
  operation: Operation,
): CodeSample[] {
  const call = sampleCall(description, service, operation);
  return languages.map(({ lang, label, write }) => ({ lang, label, source: write(call) }));
}

/** A copy of the description with samples at every operation. It is for the pages alone: what is published has none. */
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
