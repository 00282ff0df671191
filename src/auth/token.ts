import { checkSecret, type Credentials } from "./credentials.js";

/** Returns a token. `rejected` is the token that the service has just rejected, so that a provider with a cache drops it. */
export type TokenProvider = (context: {
  readonly rejected?: string | undefined;
}) => string | Promise<string>;

/**
 * Authenticates with an IAM token: the value of `X-Subject-Token` in the response of `POST /v3/auth/tokens`, scoped to the
 * project and issued for the region of the client. It is sent as `X-Auth-Token` (document 003, table 2).
 *
 * @param token - The token, or a function that returns one; it is called before every attempt, so that it can renew an
 * expired token (a token lives 24 hours), and once more when the service rejects one with 401.
 * @returns Credentials for any number of clients of that project and region.
 * @throws {@link ConfigurationError} when the token is empty or contains a character that no header may: at once for a
 * string, by the first call for a function.
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
        const rejected = headers[header];
        return checkSecret(name, await token({ rejected })) !== rejected;
      },
    }),
  };
}
