import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { SentRequest } from "./stub-fetch.js";

/** Responds to a request that has been read, or does anything else that a server can do. */
export type Responder = (response: ServerResponse, request: SentRequest) => void;

/** A server on this machine that treats its requests as it is told, and remembers them. */
export class FaultServer {
  /** All requests that came whole. */
  readonly seen: SentRequest[] = [];
  /** Responses that have not ended, neither by the server nor by the client. */
  pending = 0;
  readonly #server: Server;
  #port = 0;

  /** The first response is for the first request and so on; the last one is for all others, too. */
  constructor(readonly responses: readonly Responder[]) {
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Listens; again at the same address, if it has listened before. */
  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  /** Hangs up on everybody, as a server does that keeps idle connections for a short time only. */
  hangUp(): void {
    this.#server.closeAllConnections();
  }

  async close(): Promise<void> {
    this.hangUp();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.pending += 1;
    response.on("close", () => (this.pending -= 1));
    const { method = "", url = "" } = request;
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const body = await text(request).catch(() => undefined);
    if (body === undefined) return; // The client went away while it sent the request.
    const sent = { method, url, headers, body };
    const index = Math.min(this.seen.push(sent), this.responses.length) - 1;
    this.responses[index]?.(response, sent);
  }
}
