import { throwConfigurationError } from "../errors.js";
import type { Call } from "../http/call.js";
import { checkUrlValue } from "../validation/check-input.js";
import type { RequestContext } from "./context.js";

/** Checks that a project id can be part of a path. */
export function checkProject(projectId: unknown): string {
  if (typeof projectId !== "string" || checkUrlValue("project_id", projectId, "path").length > 0)
    throwConfigurationError("projectId", "the id of a project");
  return projectId;
}

/** Gets the project from the credentials, within the limits of the call that needs it. */
export async function findProject(call: Call, { authenticator }: RequestContext): Promise<string> {
  return checkProject(await call.limit(async (signal) => authenticator.projectId?.(signal)));
}
