import type { Observed } from "./clarify.js";
import type { Difference, PropertyTypes } from "./examine-body.js";
import { durationClass, tally, type Tally } from "./forms.js";
import type { Question } from "./question.js";
import type { VerifiedOperation } from "./verify-service.js";

/** The report of `hwbackup verify`. It has no text of a response but names, values and codes that are on an allow-list. */
export interface Report {
  /** The name and the version of this package. */
  readonly package: string;
  /** The cloud, without its host or region. */
  readonly cloud: string;
  readonly services: readonly ServiceReport[];
  readonly operations: readonly OperationReport[];
  readonly questions: readonly QuestionReport[];
  readonly summary: {
    /** Those that are not the subject of an open question. */
    readonly differences: number;
    readonly failedCalls: number;
    readonly clarified: number;
  };
}

export interface ServiceReport {
  readonly service: string;
  readonly authentication: "signed" | "token";
}

/** An operation: why it was not called, or how its calls ended and what its responses have. */
export interface OperationReport {
  readonly service: string;
  readonly operation: string;
  readonly notCalled?: string;
  /** How many calls ended with each status. */
  readonly statuses?: Tally;
  /** The classes of the errors. */
  readonly errors?: Tally;
  /** The codes of the errors. */
  readonly codes?: Tally;
  /** The class of the longest duration. */
  readonly duration?: string;
  readonly differences?: readonly Difference[];
  /** For each documented property, in how many of the objects that can have it each type was, as in "string 2, null 1 of 4". */
  readonly properties?: Readonly<Record<string, string>>;
}

export interface QuestionReport {
  readonly id: string;
  readonly question: string;
  /** What responses show; missing for a question that is still open. */
  readonly observed?: readonly Observed[];
}

/** The codes of the services and of their gateway, in the form that the descriptions have. */
const codeForm = /^(DWS|DDS|DBS|APIGW|IAM)\.\d{3,6}$/;

/** The report of an operation. */
export function operationReport(
  verified: VerifiedOperation,
  questions: readonly Question[],
): OperationReport {
  const { service, operation, calls, examiner, notCalled } = verified;
  const head = { service, operation: operation.operationId };
  if (notCalled !== undefined) return { ...head, notCalled };
  const errors = tally(calls.flatMap(({ error }) => error ?? []));
  const codes = tally(
    calls.flatMap(({ code }) =>
      code === undefined ? [] : codeForm.test(code) ? code : "another code",
    ),
  );
  return {
    ...head,
    statuses: tally(calls.flatMap(({ status }) => (status === undefined ? [] : String(status)))),
    ...(Object.keys(errors).length > 0 && { errors }),
    ...(Object.keys(codes).length > 0 && { codes }),
    duration: durationClass(Math.max(...calls.map(({ durationMs }) => durationMs))),
    differences: examiner.differences.map((difference) => {
      const question = questionAbout(operation.operationId, difference, questions);
      return question === undefined ? difference : { ...difference, question };
    }),
    properties: Object.fromEntries(
      [...examiner.properties].map(([place, property]) => [place, presence(property)]),
    ),
  };
}

/** The open question that a difference is known by. A value that no list has is always news. */
function questionAbout(
  operationId: string,
  { place, rule }: Difference,
  questions: readonly Question[],
): string | undefined {
  if (rule === "enum") return undefined;
  return questions.find(({ observe }) =>
    observe.some(
      ({ operation, object = "", property = "" }) =>
        operation === operationId && place === `${object}/${property}`,
    ),
  )?.id;
}

/** In how many objects a property was. */
function presence({ of, types }: PropertyTypes): string {
  const counts = [...types].map(([type, count]) => `${type} ${count}`);
  return `${counts.join(", ") || "0"} of ${of}`;
}
