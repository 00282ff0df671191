import { checkSecret } from "./check-secret.js";
import type { Credentials } from "./credentials.js";

/** Brings a token. `refused` is the one that the service has just refused, so that a provider that keeps tokens drops it. */
export type TokenProvider = (why: {
  readonly refused?: string | undefined;
}) => string | Promise<string>;

/**
 * Signs in with an IAM token: the value of `X-Subject-Token` in the answer of `POST /v3/auth/tokens`, scoped to the
 * project and issued for the region of the client. It is sent as `X-Auth-Token` (document 003, table 2).
 *
 * @param token - The token, or a function that brings one; it is asked before every attempt, so that it can renew what
 * has expired (a token lives 24 hours), and once more when the service refuses one with 401.
 * @returns Credentials for any number of clients of that project and region.
 * @throws {@link ConfigurationError} when the token is empty or holds what no header may: at once for a string, with the
 * first call for a function.
 * @example
 * ```ts
 * import { tokenCredentials } from "huaweicloud-dws-dds";
 *
 * const credentials = tokenCredentials(process.env["OS_TOKEN"] ?? "");
 * ```
 */
export function tokenCredentials(token: string | TokenProvider): Credentials {
  const name = "token";
  const header = "x-auth-token";
  if (typeof token !== "function") {
    const value = checkSecret(name, token);
    return { forClient: () => ({ authenticate: ({ headers }) => void (headers[header] = value) }) };
  }
  return {
    forClient: () => ({
      async authenticate({ headers }) {
        headers[header] = checkSecret(name, await token({}));
      },
      async renew({ headers }) {
        const refused = headers[header];
        return checkSecret(name, await token({ refused })) !== refused;
      },
    }),
  };
}
