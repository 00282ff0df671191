import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfigurationError } from "../errors.js";
import { siteOf } from "./site.js";

/** Hints for the system's errors, by their code. */
const hints: ReadonlyMap<string, string> = new Map([
  ["EADDRINUSE", "another program uses this port; choose another one, or 0 for any free port"],
  ["EACCES", "the system does not allow this port; choose one from 1024, or 0 for any free port"],
  [
    "EADDRNOTAVAIL",
    "this machine does not have this address; choose 127.0.0.1 for this machine only",
  ],
  ["ENOTFOUND", "this host name has no address; choose 127.0.0.1 for this machine only"],
]);

/** Starts to listen, and returns the URL of the server. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const { code = error.message } = error;
      const hint = hints.get(code);
      const reason = hint === undefined ? code : `${hint} (${code})`;
      reject(
        new ConfigurationError(`The sandbox cannot listen on ${host}:${port}: ${reason}.`, {
          cause: error,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
  return siteOf(server.address() as AddressInfo, host).url;
}
