import { ConfigurationError } from "../errors.js";
import type { Call } from "../http/call.js";
import type { Authenticator } from "../http/http-types.js";
import { checkUrlValue } from "../validation/check-input.js";

/** Checks that a project id can be part of a path. */
export function checkProject(projectId: unknown): string {
  if (typeof projectId !== "string" || checkUrlValue("project_id", projectId, "path").length > 0)
    throw new ConfigurationError(
      "The projectId is missing or empty, or is not a single path segment.",
    );
  return projectId;
}

/** Gets the project from the credentials, within the limits of the call that needs it. */
export async function findProject(call: Call, authenticator: Authenticator): Promise<string> {
  return checkProject(await call.limit(async (signal) => authenticator.projectId?.(signal)));
}
