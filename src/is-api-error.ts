import type { ApiError } from "./errors.js";

/**
 * Whether something thrown is an {@link ApiError}, and of this status and code. Asks by name and not by class, so that it
 * also knows an error of a second copy of this package.
 *
 * @param error - Whatever was caught.
 * @param match - What it must have: `status`, an HTTP status, and `code`, the service's own. Default: any.
 * @returns Whether it is one; it narrows the type.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment, isApiError } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * try {
 *   await dws.createSnapshot({ snapshot: { name: "nightly", cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1" } });
 * } catch (error) {
 *   if (!isApiError(error, { status: 409, code: "DWS.0011" })) throw error;
 *   console.log(`The cluster is busy (request ${error.requestId}).`);
 * }
 * ```
 */
export function isApiError(
  error: unknown,
  match: { readonly status?: number | undefined; readonly code?: string | undefined } = {},
): error is ApiError {
  if (!(error instanceof Error) || error.name !== "ApiError") return false;
  const { status, code } = error as ApiError;
  return (match.status ?? status) === status && (match.code ?? code) === code;
}
