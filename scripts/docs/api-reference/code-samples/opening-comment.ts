import type { SampleCall } from "./sample-call.js";

/** The lines that every sample begins with: what it does, what it needs, and how it is started. */
export function openingComment(
  { summary, target }: SampleCall,
  sign: string,
  start: string,
): string {
  const needs =
    target.length > 1 ? "OS_TOKEN, an IAM token, and OS_PROJECT_ID" : "OS_TOKEN, an IAM token";
  return [`${summary}.`, `Start: ${start}`, `In the environment: ${needs}.`]
    .map((line) => `${sign} ${line}\n`)
    .join("");
}
