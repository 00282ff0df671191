import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfigurationError } from "../errors.js";

/** What a person can do about the system's refusals. */
const remedies: ReadonlyMap<string, string> = new Map([
  ["EADDRINUSE", "another program has this port; choose another one, or 0 for any that is free"],
  [
    "EACCES",
    "the system does not allow this port; choose one from 1024, or 0 for any that is free",
  ],
  [
    "EADDRNOTAVAIL",
    "this machine does not have this address; choose 127.0.0.1 for this machine only",
  ],
  ["ENOTFOUND", "no address is known by this name; choose 127.0.0.1 for this machine only"],
]);

/** Lets a server listen, and tells the address to call it at. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const { code = error.message } = error;
      const reason = remedies.has(code) ? `${remedies.get(code)} (${code})` : code;
      reject(
        new ConfigurationError(`The sandbox cannot listen at ${host}:${port}: ${reason}.`, {
          cause: error,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
  const { address, family, port: chosen } = server.address() as AddressInfo;
  // Listening everywhere is no address to call.
  if (address === "0.0.0.0") return `http://127.0.0.1:${chosen}`;
  if (address === "::") return `http://[::1]:${chosen}`;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${chosen}`;
}
