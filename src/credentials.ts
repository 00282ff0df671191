import { ConfigurationError } from "./errors.js";

/** Something that can prove to the cloud who is calling. */
export interface Credentials {
  /** Adds the proof to a request that is about to be sent. Called once an attempt. */
  authenticate(headers: Headers): void | Promise<void>;
}

/**
 * Signs in with an IAM token: the value of `X-Subject-Token` in the answer of `POST /v3/auth/tokens`, scoped to the
 * project and issued for the region of the client. It is sent as `X-Auth-Token` (document 003, table 2).
 *
 * @param token - The token, or a function that brings one; it is asked before every request, so that it can renew what
 * has expired (a token lives 24 hours).
 * @throws {@link ConfigurationError} when the token is empty or holds what no header may: at once for a string, with the
 * first call for a function.
 * @example
 * ```ts
 * import { tokenCredentials } from "huaweicloud-dws-dds";
 *
 * const credentials = tokenCredentials(process.env["OS_TOKEN"] ?? "");
 * ```
 */
export function tokenCredentials(token: string | (() => string | Promise<string>)): Credentials {
  if (typeof token === "string") checkToken(token);
  return {
    async authenticate(headers) {
      headers.set("X-Auth-Token", typeof token === "string" ? token : checkToken(await token()));
    },
  };
}

/** The message must not show the token, wrong as it may be. */
function checkToken(token: string): string {
  if (typeof token !== "string" || token === "")
    throw new ConfigurationError("The token is empty: get one from IAM, or see whether the variable that should hold it is set.");
  if (/[^\x21-\x7e]/.test(token))
    throw new ConfigurationError(
      "The token holds a character that no token has, such as a space or a line break: it was probably cut out of a longer text.",
    );
  return token;
}
