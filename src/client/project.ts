import type { Authenticator } from "../credentials/credentials.js";
import { ConfigurationError } from "../errors.js";
import type { Call } from "../transport/call.js";
import { checkValue } from "./check-input.js";

/** Refuses a project that no path can carry, or none where nobody knows one. */
export function checkProject(projectId: string | undefined, authenticator: Authenticator): void {
  if (projectId === undefined && authenticator.projectId) return;
  const fault = checkValue({ name: "projectId", in: "path", required: true, type: "string" }, projectId)[0];
  if (fault) throw new ConfigurationError(fault.message);
}

/** Asks the credentials for the project, within the limits of the call that needs it. */
export async function findProject(call: Call, authenticator: Authenticator): Promise<string> {
  const projectId = await call.within(call.settings.timeoutMs, async (signal) => authenticator.projectId?.(signal));
  checkProject(projectId, { authenticate() {} });
  return projectId ?? "";
}
