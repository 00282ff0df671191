import type { ServerResponse } from "node:http";
import { securityHeaders, type SandboxResponse } from "./responses.js";

/** Sends a response. */
export function send(response: ServerResponse, sent: SandboxResponse, requestId: string): void {
  const text = textOf(sent.body);
  writeHead(response, sent, requestId, Buffer.byteLength(text));
  response.end(text);
}

/** Sends the first half of a response, and closes the connection. */
export function sendHalf(response: ServerResponse, sent: SandboxResponse, requestId: string): void {
  const text = textOf(sent.body);
  // One byte more than there are: an empty body is incomplete, too.
  writeHead(response, sent, requestId, Buffer.byteLength(text) + 1);
  response.write(text.slice(0, Math.ceil(text.length / 2)), () => response.destroy());
}

function textOf(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body);
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
