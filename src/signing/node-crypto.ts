// "#crypto" on Node, Bun and Deno: synchronous, and some thirty times as fast as WebCrypto for texts as short as these.
import { createHash, createHmac } from "node:crypto";

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** HMAC-SHA256 of a text in UTF-8, in hexadecimal. */
export function hmacSha256(key: string, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex");
}
