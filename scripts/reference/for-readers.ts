import { operationsOf, resolve, type Body, type Description } from "../lib/description.js";

/**
 * The description as its reference page renders it. Redoc shows the answers of an operation one at a time, so that it would
 * take a click for each error to read what it means: here a success says it, too, folded up below its own text.
 */
export function forReaders(description: Description): Description {
  const result = structuredClone(description);
  for (const { object } of operationsOf(result)) {
    const responses = object.responses as Record<string, Body>;
    const answers = Object.entries(object.responses).map(([status, body]) => ({ status, body: resolve(result, body) }));
    const errors = answers.filter(({ status }) => !status.startsWith("2"));
    for (const { status, body } of answers)
      if (status.startsWith("2")) responses[status] = { ...body, description: `${body.description ?? ""}\n\n${told(errors)}` };
  }
  return result;
}

/** Blank lines, so that Markdown is read between the tags. */
function told(errors: readonly { readonly status: string; readonly body: Body }[]): string {
  const items = errors.map(({ status, body }) => `- **${status}**: ${(body.description ?? "").trim().replaceAll("\n", "\n  ")}`);
  return `<details>\n<summary>What each error means</summary>\n\n${items.join("\n")}\n\n</details>`;
}
