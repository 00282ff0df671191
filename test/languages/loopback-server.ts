import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface ReceivedRequest {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface PreparedResponse {
  readonly status: number;
  /** Sent as JSON; undefined for a response without a body. */
  readonly body: unknown;
}

const unexpected: PreparedResponse = { status: 500, body: { error_msg: "Unexpected request." } };

/** Runs a server that sends the responses in their order, and returns the requests that it received. */
export async function serveResponses(
  responses: readonly PreparedResponse[],
  use: (address: string) => Promise<void>,
): Promise<ReceivedRequest[]> {
  const received: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const prepared = responses[received.length] ?? unexpected;
      received.push({ method: request.method, url: request.url, headers: request.headers, body });
      if (prepared.body !== undefined) response.setHeader("Content-Type", "application/json");
      response.writeHead(prepared.status).end(JSON.stringify(prepared.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  return received;
}
