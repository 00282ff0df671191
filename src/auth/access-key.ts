import { chain } from "./chain.js";
import { sign, signingTime } from "./sign.js";
import { checkSecret } from "./check-secret.js";
import type { Credentials } from "./credentials.js";

/** An access key of IAM. */
export interface AccessKey {
  /** The id of the key (AK), which is sent. */
  readonly accessKeyId: string;
  /** The secret of the key (SK), which signs and is never sent. */
  readonly secretAccessKey: string;
  /** What a temporary key needs beside it, sent as `X-Security-Token`. Default: none, for a permanent key. */
  readonly securityToken?: string | undefined;
}

/**
 * Signs every request with an access key (AK/SK), by the algorithm `SDK-HMAC-SHA256` of the vendor's signing guide. A
 * refused key is never tried again by itself: five refusals lock it for 5 minutes. The clock of this machine may be 15
 * minutes off at most.
 *
 * @param key - The key, or a function that brings one; it is asked before every attempt, so that it can renew temporary keys.
 * @returns Credentials for any number of clients.
 * @throws {@link ConfigurationError} when a part of the key is empty or holds what no header may: at once for a key, with
 * the first call for a function.
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
export function accessKeyCredentials(
  key: AccessKey | (() => AccessKey | Promise<AccessKey>),
): Credentials {
  const checked = typeof key === "function" ? async () => checkKey(await key()) : checkKey(key);
  return {
    forClient({ endpoint }) {
      const { host } = new URL(endpoint);
      return {
        authenticate({ method, url, headers, body, projectId }) {
          const signWith = ({
            accessKeyId,
            secretAccessKey,
            securityToken,
          }: AccessKey): void | Promise<void> => {
            headers["x-sdk-date"] = signingTime();
            headers["x-project-id"] = projectId;
            if (securityToken) headers["x-security-token"] = securityToken;
            const signed: Record<string, string> = { host };
            // Not User-Agent and Accept, which a proxy may change on the way.
            for (const name in headers)
              if (name === "content-type" || name.startsWith("x-"))
                signed[name] = headers[name] ?? "";
            return chain(
              sign({ method, url, headers: signed }, body, accessKeyId, secretAccessKey),
              (authorization) => {
                headers["authorization"] = authorization;
              },
            );
          };
          return typeof checked === "function" ? checked().then(signWith) : signWith(checked);
        },
      };
    },
  };
}

function checkKey(key: AccessKey | undefined): AccessKey {
  return {
    accessKeyId: checkSecret("access key id", key?.accessKeyId),
    secretAccessKey: checkSecret("secret access key", key?.secretAccessKey),
    securityToken: key?.securityToken && checkSecret("security token", key.securityToken),
  };
}
