import { CloudError } from "./errors.js";

/** What a call came to, as a value. */
export type Result<Data> =
  { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly error: CloudError };

/**
 * Turns a call that may throw into a value, for those who would rather branch than catch.
 *
 * @param call - A call that has been made.
 * @returns `{ ok: true, data }`, or `{ ok: false, error }` for an error of this package.
 * @throws Whatever else the call is rejected with: a mistake in the program is not a result.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment, toResult } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const result = await toResult(dws.listSnapshots());
 * console.log(result.ok ? `${result.data.count} snapshots` : result.error.message);
 * ```
 */
export async function toResult<Data>(call: Promise<Data>): Promise<Result<Data>> {
  try {
    return { ok: true, data: await call };
  } catch (error) {
    if (error instanceof CloudError) return { ok: false, error };
    throw error;
  }
}
