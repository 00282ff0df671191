/**
 * A server that simulates both services, for development and tests without an account.
 *
 * @module huaweicloud-dws-dds/sandbox
 */
import { checkOptions, type RulesFor } from "./check-options.js";
import { ConfigurationError, throwConfigurationError } from "./errors.js";
import { Accounts, type Account } from "./sandbox/accounts.js";
import { checkedClock, type Clock } from "./sandbox/clock.js";
import { Databases } from "./sandbox/dds/databases.js";
import { startBackupPolicy } from "./sandbox/dds/policies.js";
import { startPolicies } from "./sandbox/dws/policies.js";
import { Warehouse } from "./sandbox/dws/warehouse.js";
import { regionOf } from "./sandbox/identity.js";
import { InjectedFaults, RateLimit, type InjectedFault } from "./sandbox/injected-faults.js";
import { databasesOf, recordedSeed, type SandboxSeed } from "./sandbox/seed.js";
import { readSeed } from "./sandbox/read-seed.js";
import { listen } from "./sandbox/listen.js";
import { Timeline } from "./sandbox/timeline.js";
import { createSandboxServer, type SandboxLogEntry } from "./sandbox/server.js";

export type { Account } from "./sandbox/accounts.js";
export { ManualClock, type Clock } from "./sandbox/clock.js";
export type { SandboxInstance, SeededJob } from "./sandbox/dds/databases.js";
export type { SandboxCluster, SeededSnapshot } from "./sandbox/dws/warehouse.js";
export type { InjectedFault } from "./sandbox/injected-faults.js";
export { recordedSeed, type SandboxSeed } from "./sandbox/seed.js";
export type { SandboxLogEntry } from "./sandbox/server.js";

/** The options of {@link startSandbox}. */
export interface SandboxOptions {
  /**
   * The port.
   * @defaultValue 0, any free port
   */
  readonly port?: number | undefined;
  /**
   * The address to listen on. An address other than the loopback lets other machines call the sandbox.
   * @defaultValue "127.0.0.1"
   */
  readonly host?: string | undefined;
  /**
   * How long a new snapshot is CREATING before it is AVAILABLE, and how long a job on a database instance takes, in
   * milliseconds, from 0.
   * @defaultValue 5,000
   */
  readonly creationMs?: number | undefined;
  /**
   * The source of the current time.
   * @defaultValue the clock of this machine
   */
  readonly clock?: Clock | undefined;
  /**
   * What the offset of `listClusterSnapshots` counts: the documents disagree.
   * @defaultValue "page", as in document 000
   */
  readonly offsetUnit?: "page" | "item" | undefined;
  /**
   * What the sandbox contains from the start.
   * @defaultValue {@link recordedSeed}
   */
  readonly seed?: SandboxSeed | undefined;
  /**
   * The credentials that the sandbox accepts.
   * @defaultValue those that {@link Sandbox.account} contains
   */
  readonly account?: Partial<Account> | undefined;
  /**
   * How many requests per second are accepted, a number from 1; the sandbox rejects more with 429.
   * @defaultValue no limit
   */
  readonly requestsPerSecond?: number | undefined;
  /**
   * Called after each request.
   * @defaultValue none
   */
  readonly onRequest?: ((entry: SandboxLogEntry) => void) | undefined;
}

const sandboxRules = {
  port: 0,
  host: "string",
  creationMs: 0,
  clock: "any",
  offsetUnit: "any",
  seed: "record",
  account: "record",
  requestsPerSecond: "any",
  onRequest: "function",
} as const satisfies RulesFor<SandboxOptions>;

/** A server on this machine that simulates DWS, DDS and the authentication of IAM. */
export interface Sandbox {
  /** Its URL, without a slash at the end: the `endpoint` for clients of both services. */
  readonly url: string;
  /** The URL of its IAM: the `authUrl` for `passwordCredentials`. */
  readonly authUrl: string;
  /** The credentials that it accepts. */
  readonly account: Account;
  /**
   * Injects a fault into the next calls.
   *
   * @param fault - The fault, and the calls it applies to.
   * @throws ConfigurationError when `times` is not a whole number from 1.
   */
  fail(fault: InjectedFault): void;
  /**
   * Limits the requests per second; the sandbox rejects more with 429.
   *
   * @param requestsPerSecond - The limit, a number from 1.
   * @defaultValue `requestsPerSecond`: no limit
   * @throws A {@link ConfigurationError} for a number below 1.
   */
  throttle(requestsPerSecond?: number): void;
  /** Removes the faults that have not been injected yet. */
  clearFaults(): void;
  /**
   * Issues a token for the account, as `POST /v3/auth/tokens` does: for `tokenCredentials`, or for programs in another language.
   *
   * @returns The token, which is valid for 24 hours.
   */
  issueToken(): string;
  /** Revokes every token, as a change of the password does: the next call with one is rejected with 401. */
  revokeTokens(): void;
  /** Stops the sandbox and closes its connections. */
  close(): Promise<void>;
}

/** The account of a sandbox without the option `account`. The project is the one of the recorded responses. Its name is that of a region, as in both clouds. */
const defaultAccount: Account = {
  username: "sandbox",
  password: "sandbox-password",
  domainName: "sandbox-domain",
  projectId: "89cd04f168b84af6be287f71730fdb4b",
  projectName: "eu-de",
  accessKeyId: "SANDBOXACCESSKEYID00",
  secretAccessKey: "sandbox-secret-access-key",
};

/**
 * Starts a sandbox of both services, for development and tests without an account. It validates requests as the services
 * do, and keeps what clients create until it is closed.
 *
 * @param options - Its address, its content, and how it behaves.
 * @returns The sandbox, which accepts requests.
 * @throws A {@link ConfigurationError} when it cannot listen on the port, or when a number is out of range, or when the
 * seed is not what the services respond with.
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
export async function startSandbox(options?: SandboxOptions): Promise<Sandbox> {
  checkOptions("startSandbox", options, sandboxRules);
  const {
    port = 0,
    host = "127.0.0.1",
    creationMs = 5000,
    offsetUnit = "page",
    requestsPerSecond,
    onRequest,
  } = options ?? {};
  // The types cannot hold what a program without a type checker passes.
  if (!["page", "item"].includes(offsetUnit))
    throwConfigurationError("offsetUnit", '"page" or "item"');
  const seed = checkedSeed(options?.seed);
  const clock = checkedClock(options?.clock === undefined ? Date : options.clock);
  const account: Account = { ...defaultAccount, ...options?.account };
  const accounts = new Accounts(account, clock);
  const faults = new InjectedFaults();
  const rateLimit = new RateLimit(requestsPerSecond);
  const timeline = new Timeline(clock);
  const warehouse = new Warehouse(seed.clusters, seed.snapshots, timeline, creationMs);
  for (const cluster of warehouse.clusters) startPolicies(warehouse, cluster);
  const databases = new Databases(databasesOf(seed), timeline, creationMs);
  for (const instance of databases.instances) startBackupPolicy(databases, instance);
  const state = {
    projectId: account.projectId,
    region: regionOf(account),
    timeline,
    warehouse,
    databases,
    offsetUnit,
  };
  const server = createSandboxServer({ accounts, state, faults, rateLimit, onRequest }, host);
  const url = await listen(server, host, port);
  return {
    url,
    authUrl: `${url}/v3`,
    account,
    fail: (fault) => faults.add(fault),
    throttle: (requestsPerSecond) => rateLimit.set(requestsPerSecond),
    clearFaults: () => faults.clear(),
    issueToken: () => accounts.issueToken().value,
    revokeTokens: () => accounts.revokeTokens(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The seed of a program, which can come from a file that no type checker has seen. */
function checkedSeed(seed: SandboxSeed | undefined): SandboxSeed {
  if (!seed) return recordedSeed();
  const { errors } = readSeed(seed);
  if (errors[0])
    throw new ConfigurationError(`seed has an error at ${errors[0].pointer}: ${errors[0].message}`);
  return seed;
}
