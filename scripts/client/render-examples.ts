import { jsonContent, resolve, successAnswers, type Description, type Example, type Operation } from "../lib/description.js";
import { memberName } from "./names.js";

/** The text of generated/<service>/examples.ts: the recorded answers of success, by operation and by the example's name. */
export function renderExamples(service: string, description: Description, operations: readonly Operation[]): string {
  const entries = operations.map((operation) => {
    const examples = successAnswers(description, operation).flatMap(({ body }) => Object.entries(jsonContent(body)?.examples ?? {}));
    const values = Object.fromEntries(examples.map(([name, example]) => [name, resolve<Example>(description, example).value]));
    return `  ${memberName(operation.object.operationId)}: ${JSON.stringify(values)},\n`;
  });
  return `// Written by "npm run build" from spec/${service}, where changes belong.

/** The recorded answers of success, by operation and by the name of the example. */
export const examples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {\n${entries.join("")}};\n`;
}
