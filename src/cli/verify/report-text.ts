import type { Difference } from "./examine-body.js";
import type { Tally } from "./forms.js";
import type { OperationReport, QuestionReport, Report } from "./report.js";

/** The report for people. A property that each object has with one type is not listed. */
export function reportText(report: Report): string {
  const services = report.services.map(
    ({ service, authentication }) =>
      `${service.toUpperCase()} by ${authenticationNames[authentication]}`,
  );
  const [clarified, open] = [true, false].map((isClarified) =>
    report.questions.filter(({ observed }) => (observed !== undefined) === isClarified),
  );
  return [
    `${report.package}, cloud ${report.cloud}, ${services.join(", ")}`,
    "",
    ...report.operations.flatMap(operationLines),
    "",
    ...(clarified ?? []).flatMap(questionLines),
    `Still open: ${(open ?? []).map(({ id }) => id).join(", ")}`,
    "",
  ].join("\n");
}

/** The figures of the report in a sentence. */
export function summaryText({ summary, questions }: Report): string {
  const { differences, failedCalls, clarified } = summary;
  return `Differences: ${differences}. Failed calls: ${failedCalls}. Open questions that responses clarify: ${clarified} of ${questions.length}.`;
}

const authenticationNames = { signed: "signed requests", token: "a token" } as const;

function operationLines(report: OperationReport): string[] {
  const { service, operation, notCalled, statuses, codes, errors, duration } = report;
  const head = `${service} ${operation}`;
  if (notCalled !== undefined) return [`${head}: not called. ${notCalled}`];
  const properties = Object.entries(report.properties ?? {});
  const never = properties.filter(([, presence]) => presence.startsWith("0 "));
  const counts = [counted(statuses, "status "), counted(codes), counted(errors)].filter(Boolean);
  return [
    `${head}: ${counts.join("; ")}; ${duration}`,
    ...(report.differences ?? []).map((difference) => `  ${differenceText(difference)}`),
    ...properties
      .filter(([, presence]) => !isAlways(presence) && !presence.startsWith("0 "))
      .map(([place, presence]) => `  ${place}: ${presence}`),
    ...(never.length > 0 ? [`  Never: ${never.map(([place]) => place).join(", ")}`] : []),
  ];
}

function differenceText(difference: Difference): string {
  const { place, rule, documented, seen, value, count, question } = difference;
  const wanted = documented === undefined ? rule : `${rule} ${documented}`;
  const given = value === undefined ? seen : `${seen} ${value}`;
  const mark = question === undefined ? "!" : `(${question})`;
  return `${mark} ${place || "/"}: ${wanted}; seen ${given} (${count})`;
}

/** Whether all objects have a property, with one type. */
function isAlways(presence: string): boolean {
  return /^\w+ (\d+) of \1$/.test(presence);
}

function questionLines({ id, question, observed = [] }: QuestionReport): string[] {
  return [
    `${id}: ${question}`,
    ...observed.map(({ at, seen }) => `  ${at === undefined ? "" : `${at}: `}${counted(seen)}`),
  ];
}

function counted(tally: Tally = {}, prefix = ""): string {
  return Object.entries(tally)
    .map(([text, count]) => `${prefix}${text} (${count})`)
    .join(", ");
}
