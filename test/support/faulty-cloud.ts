import { createRawClient } from "../../src/raw.js";
import {
  ensureSnapshot,
  accessKeyCredentials,
  createDwsClient,
  passwordCredentials,
  toResult,
  tokenCredentials,
  type CallOptions,
  type ClientOptions,
  type Credentials,
  type DwsClient,
  type Result,
} from "../../src/index.js";
import { FaultServer, type Responder } from "./fault-server.js";
import { json } from "./faults.js";
import type { Used } from "./nothing-left.js";

export const projectId = "89cd04f168b84af6be287f71730fdb4b";

/** The ways to sign in, each at a stand-in for IAM if it needs one. */
const credentialsOf = {
  "a token": () => tokenCredentials("a-secret-token"),
  "an access key": () =>
    accessKeyCredentials({ accessKeyId: "AKEXAMPLE", secretAccessKey: "a-secret-key" }),
  "a password": (authUrl: string) =>
    passwordCredentials({
      username: "user",
      password: "a-secret-password",
      domainName: "domain",
      projectId,
      authUrl,
    }),
} satisfies Record<string, (authUrl: string) => Credentials>;

export type Kind = keyof typeof credentialsOf;
export const kinds = Object.keys(credentialsOf) as Kind[];

/** The response of the service when nothing is wrong. */
export const list = { count: 1, snapshots: [{ id: "s-1", name: "nightly", status: "AVAILABLE" }] };

/** What a test orders. */
export const wanted = { name: "nightly", cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1" };

/** IAM as it is when nothing is wrong: it issues "token-1", "token-2" and so on. */
export function issueTokens(): Responder {
  let issued = 0;
  return (response, request) =>
    json(
      {
        token: {
          issued_at: "2030-01-01T00:00:00.000000Z",
          expires_at: "2030-01-02T00:00:00.000000Z",
          project: { id: projectId },
        },
      },
      201,
      { "X-Subject-Token": `token-${(issued += 1)}` },
    )(response, request);
}

/** A service with faults, an IAM, and a client of both. */
export interface FaultyCloud {
  readonly service: FaultServer;
  readonly iam: FaultServer;
  readonly dws: DwsClient;
  /** Ends the calls below. */
  readonly controller: AbortController;
  readonly list: (options?: CallOptions) => Promise<Result<unknown>>;
  readonly create: (options?: CallOptions) => Promise<Result<unknown>>;
  readonly ensure: (
    options?: CallOptions & { readonly reconcileTimeoutMs?: number },
  ) => Promise<Result<unknown>>;
  /** The list by the raw client. */
  readonly get: (init?: {
    readonly parseAs?: "stream" | "text";
  }) => Promise<Result<{ data?: unknown; error?: unknown; response: Response }>>;
}

/** What makes clouds whose servers and signals are checked and closed after each test. */
export function cloudsOf({ servers, signals }: Used) {
  return async (
    kind: Kind,
    responses: readonly Responder[],
    {
      iamResponses = [issueTokens()],
      ...options
    }: Partial<ClientOptions> & { readonly iamResponses?: readonly Responder[] } = {},
  ): Promise<FaultyCloud> => {
    const service = await new FaultServer(responses).listen();
    const iam = await new FaultServer(iamResponses).listen();
    const controller = new AbortController();
    // A signal of the client's lives longer than any call, and must not collect listeners either.
    const ofClient = new AbortController();
    servers.push(service, iam);
    signals.push(controller.signal, ofClient.signal);
    const dws = createDwsClient({
      endpoint: service.origin,
      projectId,
      credentials: credentialsOf[kind](iam.origin),
      signal: ofClient.signal,
      retry: { baseDelayMs: 1, maxDelayMs: 2 },
      ...options,
    });
    const { signal } = controller;
    return {
      service,
      iam,
      dws,
      controller,
      list: (callOptions) => toResult(dws.listSnapshots({}, { signal, ...callOptions })),
      create: (callOptions) =>
        toResult(dws.createSnapshot({ snapshot: wanted }, { signal, ...callOptions })),
      ensure: (callOptions) => toResult(ensureSnapshot(dws, wanted, { signal, ...callOptions })),
      get: (init) =>
        toResult(createRawClient(dws).GET("/v1.0/{project_id}/snapshots", { signal, ...init })),
    };
  };
}
