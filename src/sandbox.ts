/**
 * A server of both services, to develop and test against without an account.
 *
 * @module huaweicloud-dws-dds/sandbox
 */
import { ConfigurationError } from "./errors.js";
import { Accounts, type Account } from "./sandbox/accounts.js";
import type { Clock } from "./sandbox/clock.js";
import { FaultList, type Fault } from "./sandbox/faults.js";
import { listen } from "./sandbox/listen.js";
import { recordedSeed, type SandboxSeed } from "./sandbox/seed.js";
import { createSandboxServer, type SandboxLogEntry } from "./sandbox/server.js";
import { Throttle } from "./sandbox/throttle.js";
import { Warehouse } from "./sandbox/cluster-store.js";

export type { Account } from "./sandbox/accounts.js";
export { ManualClock, type Clock } from "./sandbox/clock.js";
export type { Fault } from "./sandbox/faults.js";
export { recordedSeed, type SandboxSeed } from "./sandbox/seed.js";
export type { SandboxLogEntry } from "./sandbox/server.js";
export type { SandboxCluster, SeededSnapshot } from "./sandbox/cluster-store.js";

/** What a sandbox is started with. */
export interface SandboxOptions {
  /** The port. Default: 0, any that is free. */
  readonly port?: number | undefined;
  /** The address to listen at. Anything but this machine's own lets others call it. Default: "127.0.0.1". */
  readonly host?: string | undefined;
  /** How long a snapshot takes from its order until it is AVAILABLE, in milliseconds, from 0. Default: 5,000. */
  readonly creationMs?: number | undefined;
  /** What tells the time. Default: the clock of this machine. */
  readonly clock?: Clock | undefined;
  /** What the offset of `listClusterSnapshots` counts: the documents disagree. Default: "page", as document 000 has it. */
  readonly offsetUnit?: "page" | "item" | undefined;
  /** What there is from the beginning. Default: {@link recordedSeed}. */
  readonly seed?: SandboxSeed | undefined;
  /** Who may call. Default: the account that {@link Sandbox.account} shows. */
  readonly account?: Partial<Account> | undefined;
  /** How many requests a second are answered, a number from 1; more are refused with 429. Default: any number. */
  readonly requestsPerSecond?: number | undefined;
  /** Told of each request. Default: none. */
  readonly onRequest?: ((entry: SandboxLogEntry) => void) | undefined;
}

/** A server on this machine that speaks DWS, DDS and the sign-in of IAM. */
export interface Sandbox {
  /** Its address, without a slash at the end: the `endpoint` of clients of both services. */
  readonly url: string;
  /** The address of its IAM: the `authUrl` of `passwordCredentials`. */
  readonly authUrl: string;
  /** Who may call it. */
  readonly account: Account;
  /** Lets something go wrong with the next calls. */
  fail(fault: Fault): void;
  /** Refuses more than so many requests a second with 429; none ends that. */
  throttle(requestsPerSecond?: number): void;
  /** Forgets the faults that are still to happen. */
  clearFaults(): void;
  /** Ends every token, as a change of the password does: the next call with one is refused. */
  revokeTokens(): void;
  /** Ends the sandbox and all its connections. */
  close(): Promise<void>;
}

/** The account of a sandbox that is given none; the project is that of the documents' recordings. */
const demo: Account = {
  username: "sandbox",
  password: "sandbox-password",
  domainName: "sandbox-domain",
  projectId: "89cd04f168b84af6be287f71730fdb4b",
  projectName: "sandbox-project",
  accessKeyId: "SANDBOXACCESSKEYID00",
  secretAccessKey: "sandbox-secret-access-key",
};

/**
 * Starts a sandbox of both services, to develop and test against without an account. It checks what it is sent as the
 * services do, and keeps what is created in it until it is closed.
 *
 * @param options - What it is to be like.
 * @returns The sandbox, which answers already.
 * @throws A {@link ConfigurationError} when the port cannot be had.
 * @example
 * ```ts
 * import { accessKeyCredentials, createDwsClient } from "huaweicloud-dws-dds";
 * import { startSandbox } from "huaweicloud-dws-dds/sandbox";
 *
 * const sandbox = await startSandbox({ creationMs: 0 });
 * const { projectId, accessKeyId, secretAccessKey } = sandbox.account;
 * const credentials = accessKeyCredentials({ accessKeyId, secretAccessKey });
 * const dws = createDwsClient({ endpoint: sandbox.url, projectId, credentials });
 * console.log((await dws.listSnapshots()).count);
 * await sandbox.close();
 * ```
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    port = 0,
    host = "127.0.0.1",
    creationMs = 5000,
    clock = Date,
    offsetUnit = "page",
    seed = recordedSeed(),
    onRequest,
  } = options;
  if (!(creationMs >= 0)) throw new ConfigurationError("creationMs must be a number from 0.");
  const account: Account = { ...demo, ...options.account };
  const accounts = new Accounts(account, clock);
  const faults = new FaultList();
  const throttle = new Throttle(options.requestsPerSecond);
  const warehouse = new Warehouse(seed.clusters, seed.snapshots, clock, creationMs);
  const state = { projectId: account.projectId, warehouse, backups: seed.backups, offsetUnit };
  const server = createSandboxServer({ accounts, state, faults, throttle, onRequest });
  const url = await listen(server, host, port);
  return {
    url,
    authUrl: `${url}/v3`,
    account,
    fail: (fault) => faults.add(fault),
    throttle: (requestsPerSecond) => throttle.limit(requestsPerSecond),
    clearFaults: () => faults.clear(),
    revokeTokens: () => accounts.revokeTokens(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
