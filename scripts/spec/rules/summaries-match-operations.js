import { operationsOf } from "../walk.js";

/** The verb of an operationId: its methods, and the first words of its summary. */
const verbs = {
  check: [["get", "post"], ["Check"]],
  copy: [["post", "put"], ["Copy"]],
  create: [["post", "put"], ["Create"]],
  delete: [["delete"], ["Delete"]],
  list: [["get"], ["List"]],
  restore: [["post", "put"], ["Restore"]],
  set: [["put", "post"], ["Set"]],
  show: [["get"], ["Show", "Get"]],
};

/** Words of an operationId that its summary may leave out. */
const optional = new Set(["detail", "details", "from", "info", "statistics"]);

/** With one of these last words, the vendor calls an operation "list" that returns one object, and no list of things. */
const oneObject = new Set(["Details", "Statistics"]);

/** People choose an operation by its summary, so that a wrong verb is as bad as a wrong method. */
export default (description) => {
  const summaries = new Map();
  return operationsOf(description).flatMap(({ operation, path }) => {
    const { operationId, summary = "" } = operation;
    const [verb = "", ...nouns] = String(operationId).split(/(?=[A-Z])/);
    const other = summaries.get(summary);
    summaries.set(summary, operationId);
    return [
      ...verbMessages(operation, path, verb, nouns),
      ...nouns
        .filter((noun) => !optional.has(noun.toLowerCase()) && !hasNoun(summary, noun))
        .map((noun) => `The summary of ${operationId} does not contain "${noun.toLowerCase()}".`),
      ...(other === undefined ? [] : [`${operationId} has the summary of ${other}.`]),
    ].map((message) => ({ message, path: [...path, "summary"] }));
  });
};

function verbMessages({ operationId, summary = "" }, path, verb, nouns) {
  const [methods, words] = verbs[verb] ?? [];
  if (!methods) return [`${operationId} begins with no verb of ${Object.keys(verbs).join(", ")}.`];
  const expected = verb === "list" && oneObject.has(nouns.at(-1)) ? verbs.show[1] : words;
  const [first] = summary.split(" ");
  return [
    ...(methods.includes(path.at(-1))
      ? []
      : [
          `${operationId} has the method ${String(path.at(-1))}; ${verb} has ${methods.join(" or ")}.`,
        ]),
    ...(expected.includes(first)
      ? []
      : [`The summary of ${operationId} does not begin with ${expected.join(" or ")}.`]),
  ];
}

/** In the singular or the plural. */
function hasNoun(summary, noun) {
  const stem = noun.toLowerCase().replace(/(?:ies|y|s)$/, "");
  return summary
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => word.startsWith(stem));
}
