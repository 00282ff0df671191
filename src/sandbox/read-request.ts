import type { IncomingMessage } from "node:http";
import type { SandboxRequest } from "./message.js";

/** The gateway takes no larger body (the vendor's signing guide: 12 MB). */
const largestBody = 12 * 1024 * 1024;

/** Reads a request to its end; undefined for one whose body is too large. */
export async function readRequest(message: IncomingMessage): Promise<SandboxRequest | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  const target = message.url ?? "/";
  const [path = "/", ...query] = target.split("?");
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]),
  );
  return {
    method: message.method ?? "GET",
    target,
    path,
    query: new URLSearchParams(query.join("?")),
    headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}
