import { chain } from "./chain.js";
import { canonicalRequest, type RequestToSign } from "./canonical-request.js";

/** What hashes: one of the two modules that "#crypto" stands for. */
export interface Hashing {
  sha256(text: string): string | Promise<string>;
  hmacSha256(key: string, text: string): string | Promise<string>;
}

/** Loaded by the first signature: who signs in with a token has no need of it. */
let loaded: Hashing | undefined;

/** The one algorithm that both services know. */
const algorithm = "SDK-HMAC-SHA256";

/** SHA-256 of nothing: most requests have no body. */
const emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/**
 * The value of `Authorization` for a request, whose headers must hold `x-sdk-date`. The secret key signs as it is: unlike
 * its relatives, this algorithm derives no key from it.
 */
export function sign(
  request: RequestToSign,
  body: string | undefined,
  accessKeyId: string,
  secretAccessKey: string,
  hashing: Hashing | undefined = loaded,
): string | Promise<string> {
  if (!hashing)
    return import("#crypto").then((module) =>
      sign(request, body, accessKeyId, secretAccessKey, (loaded = module)),
    );
  const { hmacSha256, sha256 } = hashing;
  const { headers } = request;
  return chain(headers["x-sdk-content-sha256"] ?? (body ? sha256(body) : emptyHash), (bodyHash) => {
    const { text, names } = canonicalRequest(request, bodyHash);
    return chain(sha256(text), (hash) =>
      chain(
        hmacSha256(secretAccessKey, `${algorithm}\n${headers["x-sdk-date"]}\n${hash}`),
        (signature) =>
          `${algorithm} Access=${accessKeyId}, SignedHeaders=${names}, Signature=${signature}`,
      ),
    );
  });
}

/** The last second that was written: calls come in bursts. */
let lastSecond = NaN;
let lastText = "";

/** The time as `x-sdk-date` wants it: UTC, `YYYYMMDDTHHMMSSZ`. */
export function signingTime(now = Date.now()): string {
  const second = Math.floor(now / 1000);
  if (second !== lastSecond) {
    lastSecond = second;
    lastText = new Date(second * 1000).toISOString().replace(/[-:]|\.\d+/g, "");
  }
  return lastText;
}
