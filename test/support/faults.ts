// What a server, or what is between it and the client, can do to a request.
import type { Responder } from "./fault-server.js";

type Headers = Readonly<Record<string, string>>;

/** A response in JSON, as the service sends it. */
export function json(body: unknown, status = 200, headers: Headers = {}): Responder {
  return respond(status, { "Content-Type": "application/json", ...headers }, JSON.stringify(body));
}

/** A response of any kind. */
export function respond(
  status: number,
  headers: Headers = {},
  body: string | Buffer = "",
): Responder {
  return (response) => void response.writeHead(status, headers).end(body);
}

/** The beginning of a list. Whatever follows it, it is no JSON yet. */
const beginning = '{"snapshots": [';

/** The connection is reset when the request is there. */
export const resetBeforeHeaders: Responder = ({ socket }) => void socket?.resetAndDestroy();

/** The connection is reset when a part of the body is there. */
export const resetWithinBody: Responder = (response) => {
  response.writeHead(200, { "Content-Length": "1000" });
  response.write(beginning, () => setImmediate(() => response.socket?.resetAndDestroy()));
};

/** Nothing is sent, and the connection stays. */
export const silence: Responder = () => {};

/** The headers begin and do not end. */
export const stallWithinHeaders: Responder = ({ socket }) =>
  void socket?.write("HTTP/1.1 200 OK\r\nContent-Ty");

/** The body begins and does not end. */
export function stallWithinBody(status = 200): Responder {
  return (response) =>
    void response.writeHead(status, { "Content-Length": "1000" }).write(beginning);
}

/** The body comes a space every few milliseconds, for ever: each read brings something. */
export const trickle: Responder = (response) => {
  response.writeHead(200).write(beginning);
  const timer = setInterval(() => response.write(" "), 3);
  response.on("close", () => clearInterval(timer));
};

/** A body as fast as the client takes it, for ever. `onPiece` is told how much has been sent. */
export function endless(
  status: number,
  onPiece: (sentBytes: number) => void = () => {},
): Responder {
  const piece = Buffer.alloc(65_536, "x");
  return (response) => {
    let sent = 0;
    response.writeHead(status, { "Content-Type": "text/html" });
    const send = (): void => {
      if (response.destroyed) return;
      onPiece((sent += piece.length));
      response.write(piece, () => setImmediate(send));
    };
    send();
  };
}
