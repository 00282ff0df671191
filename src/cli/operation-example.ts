import type { Operation } from "../operation.js";
import { checkInput } from "../validation/check-input.js";
import type { OperationTexts } from "./description.js";
import { nameOf, withValue, type Flag } from "./operation-flags.js";
import { shellWord } from "./printable.js";

/** The most flags that an example shows. A body of more, or of lists, is shorter as a file. */
const mostFlags = 4;

/** A call with the required flags, and the examples of the description as their values. */
export function exampleOf(
  operation: Operation,
  flags: readonly Flag[],
  texts: OperationTexts,
): string {
  const { operationId, body } = operation;
  const required = flags.filter(({ isRequired }) => isRequired);
  const examples = required.map(({ path }) => texts.example(operationId, path));
  const input = required.reduce(
    (all, { path }, index) => withValue(all, path, examples[index]),
    {},
  );
  const isLong = required.length > mostFlags || examples.some((each) => typeof each === "object");
  // A rule can need more than the required properties.
  const needsFile = isLong || checkInput(operation, input).length > 0;
  const isInBody = ({ path: [name = ""] }: Flag): boolean => body?.includes(name) ?? false;
  const words = required.flatMap((flag, index) =>
    needsFile && isInBody(flag) ? [] : [`${nameOf(flag)} ${wordOf(examples[index] ?? "text")}`],
  );
  const file = body && (needsFile || !required.some(isInBody)) ? ["--body body.json"] : [];
  const consent = operation.destructive ? ["--yes"] : [];
  return [`call ${operationId}`, ...words, ...file, ...consent].join(" \\\n      ");
}

function wordOf(value: unknown): string {
  return shellWord(typeof value === "string" ? value : JSON.stringify(value));
}
