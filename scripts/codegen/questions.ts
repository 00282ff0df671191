// The open questions of the deviations, as data for the command hwbackup verify.
import type { Observation, Question } from "../../src/cli/verify/question.js";
import { serviceNames } from "../build/project.js";
import { stage, StepError, type StepReport } from "../build/step.js";
import {
  isReference,
  jsonContent,
  operationsOf,
  readBundle,
  resolve,
  successResponses,
  type Description,
  type Reference,
  type Schema,
} from "../spec/description.js";
import { readDeviations, type DeviationsFile } from "../spec/deviations.js";
import type { Finding } from "../spec/findings.js";
import { fromPointer } from "../spec/json-pointer.js";
import { literal } from "./typescript.js";

/** Writes the open questions of all services. */
export function questionsStep(): StepReport {
  const files = readDeviations();
  const descriptions = serviceNames().map((service) => readBundle(service));
  const findings = files.flatMap((file) => findingsIn(file, descriptions));
  if (findings.length > 0) throw StepError.fromFindings(findings);
  return { wrote: [stage("questions.ts", renderQuestions(files))] };
}

/** The text of generated/questions.ts. */
function renderQuestions(files: readonly DeviationsFile[]): string {
  const questions = files.flatMap(({ service, deviations }) =>
    deviations.flatMap(({ question, observe }, index): Question[] =>
      question === undefined || observe === undefined
        ? []
        : [{ id: `${service}-${index + 1}`, text: firstQuestion(question), observe }],
    ),
  );
  return `// Written by "npm run build" from spec/, where changes belong.
import type { Question } from "../src/cli/verify/question.js";

/** The open questions of all services that responses can clarify. */
export const questions: readonly Question[] = ${literal(questions)};
`;
}

/** The question without what would clarify it, which the page of the deviations says. */
function firstQuestion(text: string): string {
  return /^.*?\?/s.exec(text)?.[0] ?? text;
}

/** Observations that no response can make. */
function findingsIn(
  { deviations, placeOf }: DeviationsFile,
  descriptions: readonly Description[],
): Finding[] {
  return deviations.flatMap(({ question, observe = [] }, index) =>
    observe.flatMap((observation, number) => {
      const message =
        question === undefined
          ? "An observation needs a question."
          : problemOf(observation, descriptions);
      const place = placeOf([index, "observe", number]);
      return message === undefined ? [] : [{ ...place, message, rule: "deviations" }];
    }),
  );
}

/** What is wrong with an observation. */
export function problemOf(
  { look, operation, object, property, when = {} }: Observation,
  descriptions: readonly Description[],
): string | undefined {
  if (look === "nulls" || look === "errors" || look === "signature")
    return (operation ?? object ?? property) === undefined
      ? undefined
      : `${look} is about all responses: remove operation, object and property.`;
  if (operation === undefined || object === undefined)
    return `${look} needs an operation and an object.`;
  if ((property === undefined) !== (look === "properties"))
    return look === "properties" ? "properties needs no property." : `${look} needs a property.`;
  const properties = propertiesAt(descriptions, operation, object);
  if (!properties) return `No read-only operation ${operation} has an object at "${object}".`;
  const unknown = [property ?? [], ...Object.keys(when)]
    .flat()
    .filter((name) => properties[name] === undefined);
  return unknown.length > 0 ? `The object has no property ${unknown.join(", ")}.` : undefined;
}

/** The properties of an object in the response of a read-only operation. */
function propertiesAt(
  descriptions: readonly Description[],
  operationId: string,
  pointer: string,
): Schema["properties"] | undefined {
  for (const description of descriptions)
    for (const operation of operationsOf(description)) {
      if (operation.method !== "GET" || operation.object.operationId !== operationId) continue;
      const [success] = successResponses(description, operation);
      const root = success && jsonContent(success.body)?.schema;
      return schemaAt(description, root, fromPointer(pointer))?.properties;
    }
  return undefined;
}

function schemaAt(
  description: Description,
  schema: Schema | Reference | undefined,
  [name, ...rest]: readonly string[],
): Schema | undefined {
  if (!schema) return undefined;
  const node = isReference(schema) ? resolve<Schema>(description, schema) : schema;
  if (name === undefined) return node;
  return schemaAt(description, name === "*" ? node.items : node.properties?.[name], rest);
}
