import type { Authenticator } from "../auth/credentials.js";
import { ConfigurationError } from "../errors.js";
import type { Call } from "../http/call.js";
import { checkUrlValue } from "../validation/check-input.js";

/** Refuses a project that no path can carry. */
export function checkProject(projectId: unknown): string {
  if (typeof projectId !== "string" || checkUrlValue("project_id", projectId, "path").length > 0)
    throw new ConfigurationError(
      "The projectId is missing or empty, or is not a single segment of a path.",
    );
  return projectId;
}

/** Asks the credentials for the project, within the limits of the call that needs it. */
export async function findProject(call: Call, authenticator: Authenticator): Promise<string> {
  return checkProject(
    await call.within(call.settings.timeoutMs, async (signal) => authenticator.projectId?.(signal)),
  );
}
