import { randomBytes } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { refuseAtGateway } from "./http-types.js";

/** The statuses of what is no malformed request, by the codes of Node. */
const statuses: ReadonlyMap<string | undefined, number> = new Map([
  ["HPE_HEADER_OVERFLOW", 431],
  ["ERR_HTTP_REQUEST_TIMEOUT", 408],
]);

/** Refuses what is no HTTP, in the gateway's form, and hangs up: nobody knows where the next request would begin. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
  const requestId = randomBytes(16).toString("hex");
  const { status, body } = refuseAtGateway(
    statuses.get(error.code) ?? 400,
    "APIGW.0201",
    "The request cannot be read.",
    requestId,
  );
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Content-Type: application/json",
    `X-Request-Id: ${requestId}`,
    `Content-Length: ${Buffer.byteLength(text)}`,
    "Connection: close",
  ];
  // Not only ended: a client that never hangs up would keep half of the connection.
  socket.end(`${head.join("\r\n")}\r\n\r\n${text}`, () => socket.destroy());
}
