import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request that was forwarded, and the response to it. */
export interface RecordedCall {
  readonly method: string;
  /** The path and the query. */
  readonly target: string;
  readonly status: number;
  readonly body: string;
}

/** A server that forwards requests to another one, and records the responses. */
export async function startRecorder(server: string) {
  const calls: RecordedCall[] = [];
  const forward = createServer((request, response) => {
    const { method = "", url: target = "", headers } = request;
    void (async () => {
      const sent = await text(request);
      // The others are of the connection to the sandbox.
      const forwarded = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        typeof value === "string" && /^(content-type|accept|x-)/.test(name) ? [[name, value]] : [],
      );
      const received = await fetch(server + target, {
        method,
        headers: Object.fromEntries(forwarded),
        ...(sent !== "" && { body: sent }),
      });
      const body = await received.text();
      calls.push({ method, target, status: received.status, body });
      const type = received.headers.get("Content-Type");
      response.writeHead(received.status, type === null ? {} : { "Content-Type": type }).end(body);
    })();
  });
  await new Promise<void>((resolve) => forward.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(forward.address() as AddressInfo).port}`,
    calls,
    close: (): Promise<void> =>
      new Promise((resolve) => {
        forward.close(() => resolve());
        forward.closeAllConnections();
      }),
  };
}
