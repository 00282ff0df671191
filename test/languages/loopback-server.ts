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
export function serveInTurn(
  answers: readonly GivenAnswer[],
  use: (address: string) => Promise<void>,
): Promise<ReceivedRequest[]> {
  return serve(
    (index) =>
      answers[index] ?? { status: 500, answer: { error_msg: "That is one request too many." } },
    use,
  );
}

/** The same with one answer, for as long as it is used. */
export function serveWhile(
  status: number,
  answer: unknown,
  use: (address: string) => Promise<void>,
): Promise<ReceivedRequest[]> {
  return serve(() => ({ status, answer }), use);
}

async function serve(
  answerTo: (index: number) => GivenAnswer,
  use: (address: string) => Promise<void>,
): Promise<ReceivedRequest[]> {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const text of request.setEncoding("utf8")) body += text as string;
    const { status, answer } = answerTo(received.length);
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
