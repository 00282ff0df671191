import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedRequest {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface GivenAnswer {
  readonly status: number;
  readonly answer: unknown;
}

/** Runs a service on this machine that gives its answers one after the other, whatever it is asked, and returns what it received. */
export async function serveInTurn(
  answers: readonly GivenAnswer[],
  use: (address: string) => Promise<void>,
): Promise<readonly ReceivedRequest[]> {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const text of request.setEncoding("utf8")) body += text as string;
    const { status, answer } = answers[received.length] ?? { status: 500, answer: { error_msg: "That is one request too many." } };
    received.push({ method: request.method, url: request.url, headers: request.headers, body });
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(answer));
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
