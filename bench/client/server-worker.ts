import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { snapshotsAsXml } from "./candidates/redshift-answer.js";
import { slowPages } from "./pager/extent.js";
import { pagesOf } from "./pager/pages.js";
import { answer, workerInput } from "./processes/worker.js";
import { recordedSnapshots, type Recordings } from "./recordings.js";

const { snapshots, backup } = workerInput<Recordings>();
const list = Buffer.from(snapshots);
const listAsXml = Buffer.from(snapshotsAsXml(recordedSnapshots));
const page = pagesOf(backup, slowPages.pages);

const server = createServer((request, response) => {
  const { method, url = "" } = request;
  if (method === "GET" && url.startsWith("/v1.0/")) send(response, list, "application/json");
  else if (method === "GET" && url.startsWith("/v3/"))
    setTimeout(() => send(response, Buffer.from(page(url)), "application/json"), slowPages.latency);
  else if (method === "POST")
    request.resume().once("end", () => send(response, listAsXml, "text/xml"));
  else response.writeHead(404).end();
});
// A connection that a contender leaves alone for a while is still there when its turn comes again.
server.keepAliveTimeout = 600_000;
server.listen(0, "127.0.0.1", () => answer({ port: (server.address() as AddressInfo).port }));
// The benchmark may be ended in a way that leaves it no time to end this process.
process.once("disconnect", () => process.exit());

function send(response: ServerResponse, body: Buffer, type: string): void {
  response.writeHead(200, {
    "Content-Type": type,
    "Content-Length": body.length,
    "X-Request-Id": "5f2b8a1c7d3e4f60918273645a6b7c8d",
  });
  response.end(body);
}
