import { CloudError } from "../errors.js";
import { redactor, type Redact, type Sent } from "./redact.js";

/**
 * Makes an error safe to show when it leaves a call or a task: redacts its texts, and adds the frames of the caller to its
 * stack. Changes the error itself, since an event shows the same one; other values are returned as they are. Its cause is
 * the error of a call, which is safe already, or the copy of an error of a fetch, or the caller's own.
 *
 * @param sent - What was sent and may be a secret.
 * @param caller - An error that was created in an async function that the program awaits, through async functions alone: only
 * then it has the frames of the program, which the error of a timer or of a race of promises lacks. Created after the failure,
 * since a stack takes longer than a call may be slowed down.
 */
export function finishError(error: unknown, sent: readonly Sent[], caller?: Error): unknown {
  if (!(error instanceof CloudError)) return error;
  const { message, stack = "" } = error;
  Object.assign(error, redactTexts(Object.assign({ message }, error), redactor(sent)));
  const frames = `\n${caller?.stack ?? ""}`.replace("\nError", "");
  // The stack begins with the message.
  error.stack = stack.replace(message, () => error.message);
  if (!stack.includes(frames)) error.stack += frames;
  return error;
}

/** A copy of data of JSON whose texts are redacted; not the name of the operation, which is ours and which programs compare. */
export function redactTexts<Data extends object>(data: Data, redact: Redact): Data {
  return JSON.parse(JSON.stringify(data), (key, value: unknown) =>
    typeof value === "string" && key !== "operation" ? redact(value) : value,
  ) as Data;
}
