import { operationsOf } from "./lib/references.js";

const longestSummary = 60;

/** Each of these becomes a heading, a comment or an address in documentation and in clients, where a gap shows. */
export default (description) =>
  operationsOf(description).flatMap(({ operation, path }) => {
    const name = operation.operationId;
    const summary = operation.summary ?? "";
    const faults = [
      [summary === "", "summary", `${name} has no summary: say in a few words what the call does.`],
      [
        summary.endsWith("."),
        "summary",
        `The summary of ${name} is a heading: leave out the full stop.`,
      ],
      [
        summary.length > longestSummary,
        "summary",
        `The summary of ${name} is a heading of at most ${longestSummary} characters.`,
      ],
      [
        !operation.description,
        "description",
        `${name} has no description: say what a caller must know before the first call.`,
      ],
      [
        !operation.externalDocs?.url?.startsWith("https://"),
        "externalDocs",
        `${name} names no page of its documentation: add externalDocs with an address that begins with https.`,
      ],
      [
        operation.tags?.length !== 1,
        "tags",
        `${name} needs one tag and no more, for documentation shows it under each.`,
      ],
    ];
    return faults
      .filter(([fails]) => fails)
      .map(([, key, message]) => ({ message, path: [...path, key] }));
  });
