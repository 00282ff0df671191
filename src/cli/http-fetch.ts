import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { Readable } from "node:stream";
import type { Fetch, FetchResponse } from "../http/http-types.js";

/**
 * Sends a request with the module http of Node. Loading the platform's fetch takes longer than all that a command does
 * beside: about twice the start of Node itself (npm run bench:client -- --only command).
 */
export const httpFetch: Fetch = (url, { method, headers, body, signal }) =>
  new Promise((resolve, reject) => {
    const send = url.startsWith("https:") ? requestHttps : requestHttp;
    const length = body === null ? {} : { "content-length": String(Buffer.byteLength(body)) };
    send(url, { method, headers: { ...headers, ...length }, signal }, (message) =>
      resolve(responseOf(url, message)),
    )
      .on("error", reject)
      .end(body ?? undefined);
  });

function responseOf(url: string, message: IncomingMessage): FetchResponse {
  const { statusCode: status = 0, statusMessage: statusText = "" } = message;
  const headers = new Map(
    Object.entries(message.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
  );
  const body = Readable.toWeb(message);
  const bytes = async (): Promise<Buffer> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  };
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText,
    url,
    headers: {
      get: (name) => headers.get(name.toLowerCase()) ?? null,
      forEach: (call) => headers.forEach(call),
    },
    body,
    text: async () => (await bytes()).toString("utf8"),
    arrayBuffer: async () => new Uint8Array(await bytes()).buffer,
  };
}
