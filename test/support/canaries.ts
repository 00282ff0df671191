import { inspect } from "node:util";
import { jest } from "@jest/globals";
import {
  accessKeyCredentials,
  credentialsFromEnvironment,
  passwordCredentials,
  tokenCredentials,
  type Credentials,
} from "../../src/index.js";
import type { SentRequest } from "./stub-fetch.js";

/** Where the service is, and where IAM. */
export const endpoint = "https://dws.example.com";
export const authUrl = "https://iam.example.com";

/** The part of each secret that no way of writing changes; around it is what JSON, HTML and addresses write otherwise. */
export const canaries = {
  token: "CanaryToken",
  oldToken: "CanaryOldToken",
  accessKeyId: "CanaryAccessKey",
  secretAccessKey: "CanarySecretKey",
  securityToken: "CanarySecurityToken",
  password: "CanaryPassword",
  header: "CanaryHeader",
  proxy: "CanaryProxy",
};
/** The secrets. */
export const secret = {
  token: `MII+/${canaries.token}-_'~==`,
  oldToken: `MII+/${canaries.oldToken}-_'~==`,
  accessKeyId: canaries.accessKeyId,
  secretAccessKey: `a+/${canaries.secretAccessKey}"=`,
  securityToken: `ggl<${canaries.securityToken}&>+/==`,
  password: `p "${canaries.password}" <\\> & 100%\n é`,
  header: ` "${canaries.header}"; <&'+/\\>  `,
  proxy: `Basic ${canaries.proxy}+/==`,
};
/** Headers that are secrets; one is the beginning of another. */
export const secretHeaders = {
  "X-Api-Secret": secret.header,
  "Proxy-Authorization": secret.proxy,
  "X-Start": secret.token.slice(0, 8),
};

const { accessKeyId, secretAccessKey, securityToken } = secret;

/** Who signs in with a password. */
export const user = { username: "backup", password: secret.password, domainName: "OTC" };
/** Each kind of credentials. */
export const kinds: Readonly<Record<string, () => Credentials>> = {
  "a token": () => tokenCredentials(secret.token),
  "tokens of a provider": () =>
    tokenCredentials(({ rejected }) => (rejected === undefined ? secret.oldToken : secret.token)),
  "a key": () => accessKeyCredentials({ accessKeyId, secretAccessKey }),
  "a temporary key": () => accessKeyCredentials({ accessKeyId, secretAccessKey, securityToken }),
  "keys of a provider": () =>
    accessKeyCredentials(() => Promise.resolve({ accessKeyId, secretAccessKey, securityToken })),
  "a password": () => passwordCredentials({ ...user, authUrl }),
  "a key of the environment": () =>
    credentialsFromEnvironment({
      HUAWEICLOUD_SDK_AK: accessKeyId,
      HUAWEICLOUD_SDK_SK: secretAccessKey,
      HUAWEICLOUD_SDK_SECURITY_TOKEN: securityToken,
    }),
  "a password of the environment": () =>
    credentialsFromEnvironment({
      OS_USERNAME: "backup",
      OS_PASSWORD: secret.password,
      OS_USER_DOMAIN_NAME: "OTC",
      OS_AUTH_URL: authUrl,
    }),
};

/** What a piece of work comes to, without waiting for its timers, which must be those of jest. */
export async function hurry<Value>(work: Promise<Value>): Promise<Value> {
  const state = { ended: false };
  const end = (): void => void (state.ended = true);
  work.then(end, end);
  while (!state.ended) await jest.advanceTimersByTimeAsync(2000);
  return work;
}

/** Where the outputs show a canary, or the signature of an attempt. */
export function seen(outputs: readonly unknown[], sent: readonly SentRequest[]): string[] {
  const signatures = sent.flatMap(
    ({ headers: { authorization = "" } }) => /Signature=(\w+)/.exec(authorization)?.[1] ?? [],
  );
  const options = {
    depth: Infinity,
    showHidden: true,
    maxArrayLength: null,
    maxStringLength: null,
  } as const;
  const text = outputs
    .flatMap((output) => [inspect(output, options), JSON.stringify(output) as string | undefined])
    .join("\n");
  const lowerCase = text.toLowerCase();
  return [...Object.values(canaries), ...signatures].flatMap((canary) => {
    const at = lowerCase.indexOf(canary.toLowerCase());
    return at < 0 ? [] : [text.slice(Math.max(0, at - 30), at + canary.length)];
  });
}
