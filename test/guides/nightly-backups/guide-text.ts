import type { Sandbox } from "../../../src/sandbox.js";

/** A clouds.yaml of the guide with the credentials of a sandbox in place of the dots. */
export function withCredentials(yaml: string, account: Sandbox["account"]): string {
  const { accessKeyId: ak, secretAccessKey: sk, projectId: project_id } = account;
  return Object.entries({ ak, sk, project_id }).reduce(
    (text, [field, value]) => text.replace(`${field}: …`, `${field}: ${value}`),
    yaml,
  );
}

/** The lines of an output, with the same date, time and age on every day, and columns of any width. */
export function generalised(output: string): string[] {
  return output
    .trimEnd()
    .split("\n")
    .map((line) =>
      line
        .replace(/\d{4}-\d\d-\d\d/g, "DATE")
        .replace(/\d\d:\d\d(:\d\d)?/g, "TIME")
        .replace(/\b\d+ (d|h|min|s)\b( \d+ (h|min|s)\b)?/g, "AGE")
        .replace(/ {2,}/g, "  ")
        .trimEnd(),
    );
}
