import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { fetch, ProxyAgent } from "undici";
import { createDwsClient, tokenCredentials } from "../../src/index.js";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

test("a fetch with undici's dispatcher sends every call through its proxy", async () => {
  const service = createServer((request, response) =>
    response.end(JSON.stringify({ snapshots: [], path: request.url })),
  );
  const tunnels: string[] = [];
  const proxy = createServer().on("connect", (request, socket, head) => {
    tunnels.push(request.url ?? "");
    const [host, port] = (request.url ?? "").split(":");
    const upstream = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
  });
  const listen = async (server: typeof service): Promise<string> => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(
      () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
    );
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const [endpoint, uri] = [await listen(service), `http://${await listen(proxy)}`];
  const dispatcher = new ProxyAgent({ uri });
  closing.unshift(() => dispatcher.destroy());

  const dws = createDwsClient({
    endpoint: `http://${endpoint}`,
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    fetch: (url, init) => fetch(url, { ...init, dispatcher }),
  });
  expect(await dws.listSnapshots()).toEqual({ snapshots: [], path: "/v1.0/p/snapshots" });
  expect(tunnels).toEqual([endpoint]);
});
