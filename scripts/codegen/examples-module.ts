import {
  jsonContent,
  resolve,
  successResponses,
  type Body,
  type Description,
  type Example,
  type Operation,
} from "../spec/description.js";
import { propertyName } from "./typescript.js";

/** The text of generated/<service>/examples.ts: the recorded requests and success responses, by operation and by the name of the example. */
export function renderExamples(
  service: string,
  description: Description,
  operations: readonly Operation[],
): string {
  const entry = (operation: Operation, bodies: readonly Body[]): string => {
    const examples = bodies.flatMap((body) => Object.entries(jsonContent(body)?.examples ?? {}));
    const values = Object.fromEntries(
      examples.map(([name, example]) => [name, resolve<Example>(description, example).value]),
    );
    return `  ${propertyName(operation.object.operationId)}: ${JSON.stringify(values)},\n`;
  };
  const responses = operations.map((operation) =>
    entry(
      operation,
      successResponses(description, operation).map(({ body }) => body),
    ),
  );
  const requests = operations.flatMap((operation) =>
    operation.object.requestBody
      ? [entry(operation, [resolve<Body>(description, operation.object.requestBody)])]
      : [],
  );
  const statuses = operations.flatMap((operation) => {
    const [success] = successResponses(description, operation);
    const name = propertyName(operation.object.operationId);
    return success ? [`  ${name}: ${success.status},\n`] : [];
  });
  return `// Written by "npm run build" from spec/${service}, where changes belong.

/** The recorded success responses, by operation and by the name of the example. */
export const examples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {\n${responses.join("")}};

/** The status of the first success, by operation. */
export const statuses: Readonly<Record<string, number>> = {\n${statuses.join("")}};

/** The recorded requests that have a body, in the same form. */
export const requestExamples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {\n${requests.join("")}};\n`;
}
