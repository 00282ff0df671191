import type { ServerResponse } from "node:http";
import { pipeline, type Readable } from "node:stream";
import { FilePart, securityHeaders, type SandboxResponse } from "./responses.js";

/** Sends a response. */
export function send(response: ServerResponse, sent: SandboxResponse, requestId: string): void {
  const content = contentOf(sent.body);
  writeHead(response, sent, requestId, content.length);
  if (!(content instanceof FilePart)) response.end(content);
  else if (response.req.method === "HEAD") response.end();
  else pipeline(content.read(content.length), response, () => undefined);
}

/** Sends the first half of a response, and closes the connection. */
export function sendHalf(response: ServerResponse, sent: SandboxResponse, requestId: string): void {
  const content = contentOf(sent.body);
  const half = Math.ceil(content.length / 2);
  // A body of at most one byte is incomplete, too.
  writeHead(response, sent, requestId, Math.max(content.length, half + 1));
  if (content instanceof FilePart) void writeAndClose(response, content.read(half));
  else response.write(content.subarray(0, half), () => response.destroy());
}

async function writeAndClose(response: ServerResponse, part: Readable): Promise<void> {
  for await (const chunk of part) {
    if (response.destroyed) return;
    await new Promise((resolve) => response.write(chunk, resolve));
  }
  response.destroy();
}

function contentOf(body: unknown): Buffer | FilePart {
  if (body instanceof FilePart) return body;
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

/** Writes the headers. Those of the response replace the defaults, in any letter case, but for the last ones. */
function writeHead(
  response: ServerResponse,
  { status, body, headers, contentSecurityPolicy }: SandboxResponse,
  requestId: string,
  length: number,
): void {
  const lists = [
    { "X-Request-Id": requestId },
    // An empty body has no type (RFC 9110, 8.3).
    body === "" ? {} : { "Content-Type": "application/json" },
    headers ?? {},
    securityHeaders(contentSecurityPolicy),
    // These statuses have no body, and the length of none would be an error (RFC 9110, 8.6).
    status === 204 || status === 304 ? {} : { "Content-Length": String(length) },
  ];
  for (const list of lists)
    for (const [name, value] of Object.entries(list)) response.setHeader(name, value);
  response.writeHead(status);
}
