import { operationsOf } from "../walk.js";

const longestSummary = 60;

/** Each of these becomes a heading, a comment or a link in documentation and clients. */
export default (description) =>
  operationsOf(description).flatMap(({ operation, path }) => {
    const name = operation.operationId;
    const summary = operation.summary ?? "";
    const checks = [
      [summary === "", "summary", `${name} has no summary: say in a few words what it does.`],
      [
        summary.endsWith("."),
        "summary",
        `The summary of ${name} is a heading: remove the full stop.`,
      ],
      [
        summary.length > longestSummary,
        "summary",
        `The summary of ${name} is longer than ${longestSummary} characters: shorten it.`,
      ],
      [
        !operation.description,
        "description",
        `${name} has no description: say what a caller must know before the first call.`,
      ],
      [
        !operation.externalDocs?.url?.startsWith("https://"),
        "externalDocs",
        `${name} has no link to its documentation: add externalDocs with an https URL.`,
      ],
      [
        operation.tags?.length !== 1,
        "tags",
        `${name} needs exactly one tag, because documentation lists it under each.`,
      ],
    ];
    return checks
      .filter(([fails]) => fails)
      .map(([, key, message]) => ({ message, path: [...path, key] }));
  });
