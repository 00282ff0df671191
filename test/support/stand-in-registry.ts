import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What npm sends when it publishes, as far as tests look at it. */
export interface Publication {
  readonly name: string;
  readonly "dist-tags": Readonly<Record<string, string>>;
  readonly access: string;
  readonly _attachments: Readonly<Record<string, { readonly length: number }>>;
}

/** A registry on this machine that has no package, takes what it is sent, and remembers it. */
export async function startRegistry(): Promise<{
  readonly address: string;
  /** What npm needs to know to be let in. */
  readonly npmrc: string;
  readonly published: Publication[];
  close(): void;
}> {
  const published: Publication[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      if (request.method === "PUT") published.push(JSON.parse(body) as Publication);
      response
        .writeHead(request.method === "PUT" ? 201 : 404, { "Content-Type": "application/json" })
        .end("{}");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: `http://${host}/`,
    npmrc: `registry=http://${host}/\n//${host}/:_authToken=of-a-test\n`,
    published,
    close: () => server.close(),
  };
}
