import type { IncomingMessage } from "node:http";
import type { SandboxRequest } from "./http-types.js";

/** The gateway takes no larger body (the vendor's signing guide: 12 MB). */
const largestBody = 12 * 1024 * 1024;

/** Reads a request to its end; undefined for one whose body is too large, which is read on for a while so that the refusal arrives. */
export async function readRequest(message: IncomingMessage): Promise<SandboxRequest | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > 2 * largestBody) return undefined;
    if (size > largestBody) chunks.length = 0;
    else chunks.push(chunk);
  }
  if (size > largestBody) return undefined;
  const target = message.url ?? "/";
  const [path = "/", ...query] = target.split("?");
  // Without a prototype: a signature names the headers that it covers, and may name "constructor".
  const headers = Object.create(null) as Record<string, string | undefined>;
  for (const [name, value] of Object.entries(message.headers))
    headers[name] = Array.isArray(value) ? value.join(", ") : value;
  return {
    method: message.method ?? "GET",
    target,
    path,
    query: new URLSearchParams(query.join("?")),
    headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}
