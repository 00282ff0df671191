import { hmacSha256, sha256 } from "#crypto";
import { canonicalRequest, type RequestToSign } from "./canonical-request.js";

/** The one algorithm that both services know. */
const algorithm = "SDK-HMAC-SHA256";

/**
 * The value of `Authorization` for a request, whose headers must hold `x-sdk-date`. The secret key signs as it is: unlike
 * its relatives, this algorithm derives no key from it.
 */
export async function sign(request: RequestToSign, accessKeyId: string, secretAccessKey: string): Promise<string> {
  const { text, names } = await canonicalRequest(request);
  const signature = await hmacSha256(secretAccessKey, `${algorithm}\n${request.headers["x-sdk-date"]}\n${await sha256(text)}`);
  return `${algorithm} Access=${accessKeyId}, SignedHeaders=${names}, Signature=${signature}`;
}

/** The time as `x-sdk-date` wants it: UTC, `YYYYMMDDTHHMMSSZ`. */
export function signingTime(now = new Date()): string {
  return now.toISOString().replace(/[-:]|\.\d+/g, "");
}
