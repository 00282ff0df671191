import { throwConfigurationError } from "../errors.js";
import type { Authenticator, OutgoingRequest } from "../http/http-types.js";
import { checkSecret, type Credentials } from "./credentials.js";
import { chain, sign, signingTime } from "./signing.js";

/** An access key of IAM. */
export interface AccessKey {
  /** The id of the key (AK), which is sent. */
  readonly accessKeyId: string;
  /** The secret of the key (SK), which signs and is never sent. */
  readonly secretAccessKey: string;
  /**
   * The security token of a temporary key, sent as `X-Security-Token`.
   * @defaultValue none, for a permanent key
   */
  readonly securityToken?: string | undefined;
}

/**
 * Returns a key. `rejected` is the id of the key that the service has just rejected, so that a provider with a cache drops it:
 * a temporary key may have expired.
 */
export type AccessKeyProvider = (context: {
  readonly rejected?: string | undefined;
}) => AccessKey | Promise<AccessKey>;

/**
 * Signs every request with an access key (AK/SK), by the algorithm `SDK-HMAC-SHA256` of the vendor's signing guide. A
 * rejected key is not tried again: five rejected requests lock it for 5 minutes. The clock of this machine may differ by at
 * most 15 minutes.
 *
 * @param key - The key, or a function that returns one; it is called before every attempt, so that it can renew temporary
 * keys, and once more when the service rejects one with 401. The call is sent again only if that returns another key.
 * @returns Credentials for any number of clients.
 * @throws {@link ConfigurationError} when a part of the key is empty or contains a character that no header may: at once for
 * a key, by the first call for a function.
 * @example
 * ```ts
 * import { accessKeyCredentials } from "huaweicloud-dws-dds";
 *
 * const credentials = accessKeyCredentials({
 *   accessKeyId: process.env["HUAWEICLOUD_SDK_AK"] ?? "",
 *   secretAccessKey: process.env["HUAWEICLOUD_SDK_SK"] ?? "",
 * });
 * ```
 */
export function accessKeyCredentials(key: AccessKey | AccessKeyProvider): Credentials {
  if (typeof key !== "function") {
    const fixed = checkKey(key);
    return { forClient: () => ({ authenticate: (request) => addSignature(request, fixed) }) };
  }
  return {
    forClient(): Authenticator {
      let rejected: string | undefined;
      let replacement: AccessKey | undefined;
      return {
        async authenticate(request) {
          const current = checkKey(await key({}));
          // The provider may still have the rejected key in a cache.
          const isRejected = current.accessKeyId === rejected;
          await addSignature(request, (isRejected && replacement) || current);
        },
        async renew({ headers }) {
          const id = /Access=(.+?),/.exec(headers["authorization"] ?? "")?.[1];
          const other = checkKey(await key({ rejected: id }));
          if (other.accessKeyId === id) return false;
          rejected = id;
          replacement = other;
          return true;
        },
      };
    },
  };
}

function addSignature(
  { method, url, headers, body, projectId }: OutgoingRequest,
  { accessKeyId, secretAccessKey, securityToken }: AccessKey,
): void | Promise<void> {
  headers["x-sdk-date"] = signingTime();
  headers["x-project-id"] = projectId;
  if (securityToken) headers["x-security-token"] = securityToken;
  const { host } = new URL(url);
  const signed: Record<string, string> = { host };
  // Not User-Agent and Accept, which a proxy may change.
  for (const name of Object.keys(headers))
    if (name === "content-type" || name.startsWith("x-")) signed[name] = headers[name] ?? "";
  return chain(
    sign({ method, url, headers: signed }, body, accessKeyId, secretAccessKey),
    (authorization) => {
      headers["authorization"] = authorization;
    },
  );
}

/** Without a type checker there may be no key at all. */
function checkKey(key: Partial<AccessKey> | undefined): AccessKey {
  // Other properties are allowed, as in the account of a sandbox; without its token, a temporary key is rejected.
  for (const name in key)
    if (/token/i.test(name) && name !== "securityToken")
      throwConfigurationError(name, "spelt securityToken");
  return {
    accessKeyId: checkSecret("access key id", key?.accessKeyId),
    secretAccessKey: checkSecret("secret access key", key?.secretAccessKey),
    securityToken: key?.securityToken && checkSecret("security token", key.securityToken),
  };
}
