import {
  AbortError,
  ApiError,
  CloudError,
  ConfigurationError,
  NetworkError,
} from "../../errors.js";
import { networkHint } from "../../http/hints.js";
import { exitCodeOf, exitCodes } from "../exit-codes.js";

/** The result of a check, as it is printed. */
export interface Check {
  readonly name: string;
  readonly state: "ok" | "warning" | "failed" | "skipped";
  /** What was found. It never contains a secret. */
  readonly found: string;
  /** What to do, empty if there is nothing to do. */
  readonly action: string;
}

/** The result of a check, and the exit code that follows from its failure. */
export interface Finding extends Check {
  readonly exitCode: number;
}

export function ok(name: string, found: string): Finding {
  return { name, state: "ok", found, action: "", exitCode: exitCodes.done };
}

export function warning(name: string, found: string, action: string): Finding {
  return { name, state: "warning", found, action, exitCode: exitCodes.done };
}

export function skipped(name: string, found: string): Finding {
  return { name, state: "skipped", found, action: "", exitCode: exitCodes.done };
}

export function failed(
  name: string,
  found: string,
  action: string,
  exitCode: number = exitCodes.failed,
): Finding {
  return { name, state: "failed", found, action, exitCode };
}

/** The finding of a check that has thrown an error of this package, which may say what to do. */
export function failedBy(name: string, error: unknown, otherwise = ""): Finding {
  if (error instanceof AbortError || !(error instanceof CloudError)) throw error;
  const { message } = error;
  const action = actionIn(error);
  const found = action === "" ? message : message.slice(0, -action.length).replace(/:? $/, "");
  const next = action || otherwise;
  return failed(
    name,
    withFullStop(found),
    withFullStop(next.charAt(0).toUpperCase() + next.slice(1)),
    exitCodeOf(error),
  );
}

/** The skipped check that needs others, if one of them has failed. */
export function skippedAfter(
  name: string,
  needed: readonly string[],
  findings: readonly Finding[],
): Finding | undefined {
  const cause = findings.find(
    (finding) => finding.state === "failed" && needed.includes(finding.name),
  );
  return cause && skipped(name, `The check ${cause.name} has failed.`);
}

/** The exit code of the command: 75 only if nothing but the network has failed. */
export function exitCodeAfter(findings: readonly Finding[]): number {
  const codes = findings.flatMap(({ state, exitCode }) => (state === "failed" ? [exitCode] : []));
  const worst = [exitCodes.usage, exitCodes.failed, exitCodes.tryAgain];
  return worst.find((code) => codes.includes(code)) ?? exitCodes.done;
}

/** The end of a message that says what to do. */
function actionIn(error: CloudError): string {
  const { message } = error;
  if (error instanceof NetworkError) return networkHint(error.code).trim();
  if (error instanceof ConfigurationError)
    return /(?:\. |: (?=(?:set|unset|use|give|remove|install)\b))(.*)$/s.exec(message)?.[1] ?? "";
  if (!(error instanceof ApiError)) return "";
  // The hint follows what the response says.
  const { requestId, reason, code, status } = error;
  const last = (requestId ?? reason ?? code ?? String(status)).replace(/\.$/, "");
  return /^[^.]*\. (.+)$/s.exec(message.slice(message.lastIndexOf(last) + last.length))?.[1] ?? "";
}

function withFullStop(text: string): string {
  return text.replace(/[^.]$/, "$&.");
}
