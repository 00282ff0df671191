import { hashOfValue } from "../../build/hash.js";
import { isObject } from "../../../src/values.js";
import type { Block, PageLine, PageRecording, SourcePage } from "./source-page.js";
import { partOf, requestLineOf, type RequestLine } from "./vocabulary.js";

interface FoundLine extends RequestLine {
  readonly line: number;
  readonly isExample: boolean;
}

interface Found {
  readonly lines: readonly FoundLine[];
  readonly bodies: readonly PageRecording[];
  readonly responses: readonly PageRecording[];
  readonly emptyResponse?: PageLine;
}

/**
 * Reads the request of a page and the calls that it records. A page may print one request line for several bodies and
 * responses, a request without a response, and a response without a request.
 *
 * @returns Undefined for a page without a request line.
 */
export function readExamples(
  blocks: readonly Block[],
):
  | Pick<SourcePage, "request" | "requestLines" | "bodies" | "responses" | "emptyResponse">
  | undefined {
  const { lines, ...recordings } = findExamples(blocks);
  const { bodies, responses, emptyResponse } = recordings;
  const request = lines.find(({ method }) => method !== undefined);
  if (!request) return undefined;
  const { method = "" } = request;
  const examples = lines.filter((line) => line.isExample);
  // A response without an example of its request belongs to the request line of the page.
  const isRecorded = bodies.length + responses.length > 0 || emptyResponse !== undefined;
  const printed = examples.length > 0 || !isRecorded ? examples : [request];
  return {
    request: { text: `${method} ${request.path}`, line: request.line },
    requestLines: printed.map((line) => normalised(line, method)),
    ...recordings,
  };
}

/** The request lines and the JSON of a page. JSON belongs to a response, except in a part for requests. */
function findExamples(blocks: readonly Block[]): Found {
  const lines: FoundLine[] = [];
  const bodies: PageRecording[] = [];
  const responses: PageRecording[] = [];
  let part: ReturnType<typeof partOf>;
  for (const block of blocks) {
    if (block.kind === "table") continue;
    if (block.kind === "json") {
      const { line, value, numerals } = block;
      const recordings = part?.of === "request" ? bodies : responses;
      recordings.push({ line, value, numerals, hash: hashOfValue(value) });
      continue;
    }
    const { text, line } = block.kind === "heading" ? block : block.paragraph;
    const next = partOf(text);
    part = next ?? part;
    const found = next ? undefined : requestLineOf(text);
    const isExample = part?.of === "request" && part.isExample;
    if (found && (isExample || found.method !== undefined))
      lines.push({ ...found, line, isExample });
  }
  // A response that is printed as {} has no content, so that no example holds it.
  const [empty] = responses.filter(({ value }) => isEmptyObject(value));
  return {
    lines,
    bodies,
    responses: responses.filter(({ value }) => !isEmptyObject(value)),
    ...(empty && { emptyResponse: { text: "{}", line: empty.line } }),
  };
}

/** An example may lack the method, which is that of the page. */
function normalised(
  { method, host = "", path, query, line }: FoundLine,
  pageMethod: string,
): PageLine {
  return { text: `${method ?? pageMethod} ${host}${path}${query}`, line };
}

function isEmptyObject(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}
