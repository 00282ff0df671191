import { randomBytes } from "node:crypto";
import { STATUS_CODES, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { gatewayError, securityHeaders, type SandboxRequest } from "./responses.js";
import { urlFor, type Site } from "./site.js";

/** The gateway accepts no larger body (the vendor's signing guide: 12 MB). */
const maxBodyBytes = 12 * 1024 * 1024;

/**
 * Reads a request to its end; returns undefined if the body is too large. Such a body is read up to twice the limit, because
 * a client that is still sending would not receive the error response.
 */
export async function readRequest(
  message: IncomingMessage,
  site: Site,
): Promise<SandboxRequest | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > 2 * maxBodyBytes) return undefined;
    if (size > maxBodyBytes) chunks.length = 0;
    else chunks.push(chunk);
  }
  if (size > maxBodyBytes) return undefined;
  const { authority, target } = splitTarget(message.url ?? "/");
  const [path = "/", ...query] = target.split("?");
  // Without a prototype: a signature lists the headers that it covers, and may list "constructor".
  const headers = Object.create(null) as Record<string, string | undefined>;
  for (const [name, value] of Object.entries(message.headers))
    headers[name] = Array.isArray(value) ? value.join(", ") : value;
  return {
    method: message.method ?? "GET",
    target,
    authority,
    path,
    url: urlFor(site, message.headers.host),
    query: new URLSearchParams(query.join("?")),
    headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

/** A request target can be a whole URL: every server has to accept that (RFC 9112, 3.2.2). */
function splitTarget(url: string): Pick<SandboxRequest, "authority" | "target"> {
  const [whole, authority] = /^http:\/\/([^/?#]*)/i.exec(url) ?? [];
  if (whole === undefined) return { target: url };
  const target = url.slice(whole.length);
  return { authority, target: target.startsWith("/") ? target : `/${target}` };
}

/** The statuses of errors other than malformed HTTP, by Node's error code. */
const statuses: ReadonlyMap<string | undefined, number> = new Map([
  ["HPE_HEADER_OVERFLOW", 431],
  ["ERR_HTTP_REQUEST_TIMEOUT", 408],
]);

/** Rejects bytes that are not HTTP in the gateway's form, and closes the connection: the next request has no known start. */
export function rejectUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const requestId = randomBytes(16).toString("hex");
  const { status, body } = gatewayError(
    statuses.get(error.code) ?? 400,
    "APIGW.0201",
    "The request is not valid HTTP.",
    requestId,
  );
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Content-Type: application/json",
    `X-Request-Id: ${requestId}`,
    ...Object.entries(securityHeaders()).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(text)}`,
    "Connection: close",
  ];
  // end() alone keeps half of the connection open until the client closes its half.
  socket.end(`${head.join("\r\n")}\r\n\r\n${text}`, () => socket.destroy());
}
