import {
  operationsOf,
  resolve,
  type Body,
  type Description,
  type Parameter,
} from "../../spec/description.js";

/** The description as its reference page renders it, with what Redoc would not show, or not at once. */
export function forReaders(description: Description): Description {
  const result = structuredClone(description);
  for (const { object, parameters } of operationsOf(result)) {
    for (const parameter of parameters) explainValues(result, parameter);
    explainErrors(result, object.responses as Record<string, Body>);
  }
  return result;
}

/** Of a parameter, Redoc shows the values that its schema lists, but not what the schema says that they mean. */
function explainValues(description: Description, parameter: Parameter): void {
  const {
    enum: closed,
    "x-extensible-enum": open,
    description: meanings = "",
  } = resolve(description, parameter.schema);
  if (!(closed ?? open) || parameter.description?.includes(meanings)) return;
  Object.assign(parameter, { description: `${parameter.description ?? ""}\n\n${meanings}` });
}

/**
 * Redoc shows the answers of an operation one at a time, so that it would take a click for each error to read what it means:
 * here a success says it, too, folded up below its own text.
 */
function explainErrors(description: Description, responses: Record<string, Body>): void {
  const answers = Object.entries(responses).map(([status, body]) => ({
    status,
    body: resolve(description, body),
  }));
  const errors = answers.filter(({ status }) => !status.startsWith("2"));
  const items = errors.map(
    ({ status, body }) =>
      `- **${status}**: ${(body.description ?? "").trim().replaceAll("\n", "\n  ")}`,
  );
  // Blank lines, so that Markdown is read between the tags.
  const told = `<details>\n<summary>What each error means</summary>\n\n${items.join("\n")}\n\n</details>`;
  for (const { status, body } of answers)
    if (status.startsWith("2"))
      responses[status] = { ...body, description: `${body.description ?? ""}\n\n${told}` };
}
