import { createHash, createHmac } from "node:crypto";
import { keys } from "./contender.js";

const hashOfNothing = createHash("sha256").digest("hex");

/** The headers that sign a GET without a query (SDK-HMAC-SHA256), written out by hand for this one kind of call. */
export function signingHeaders(
  host: string,
  path: string,
  now: Date = new Date(),
): Record<string, string> {
  const date = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const request = `GET\n${path}/\n\nhost:${host}\nx-sdk-date:${date}\n\nhost;x-sdk-date\n${hashOfNothing}`;
  const text = `SDK-HMAC-SHA256\n${date}\n${createHash("sha256").update(request).digest("hex")}`;
  const signature = createHmac("sha256", keys.secretAccessKey).update(text).digest("hex");
  return {
    "X-Sdk-Date": date,
    Authorization: `SDK-HMAC-SHA256 Access=${keys.accessKeyId}, SignedHeaders=host;x-sdk-date, Signature=${signature}`,
  };
}
