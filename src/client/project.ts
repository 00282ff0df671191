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

/** Sets the project of a call. If the credentials know it, they are given the limits of the call. */
export async function findProject(
  call: Call,
  { projectId, authenticator }: RequestContext,
): Promise<void> {
  call.projectId =
    projectId ??
    checkProject(await call.limit(async (signal) => authenticator.projectId?.(signal)));
}
