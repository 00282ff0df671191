import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request that has arrived at the proxy. */
export interface ProxiedRequest {
  /** Its number, from 1. */
  readonly index: number;
  /** Sends it to the sandbox, and returns what sends the response to the client. */
  readonly send: () => Promise<() => void>;
}

/** A proxy between a program and the sandbox. */
export class KillProxy {
  #requests = 0;
  readonly #server = createServer((request, response) => {
    this.#handle(request, response).catch(() => response.destroy());
  });

  constructor(
    private readonly target: string,
    /** Decides what becomes of a request. */
    private readonly decide: (request: ProxiedRequest) => Promise<void>,
  ) {}

  /** Listens, and returns the endpoint for the program. */
  async listen(): Promise<string> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    const body = await text(request);
    const send = async (): Promise<() => void> => {
      const received = await fetch(this.target + url, {
        method,
        headers: {
          "X-Auth-Token": String(headers["x-auth-token"]),
          "Content-Type": "application/json",
        },
        ...(body && { body }),
      });
      const content = await received.text();
      return () => {
        response.writeHead(received.status, { "Content-Type": "application/json" }).end(content);
      };
    };
    await this.decide({ index: (this.#requests += 1), send });
  }
}
