import { throwConfigurationError } from "../errors.js";
import { finishError } from "../http/finish-error.js";
import type { Sent } from "../http/redact.js";
import type { Transport } from "../http/send.js";
import type { Operation, OperationRetry } from "../operation.js";
import type { CallSettings } from "../options.js";

/** What all requests of a client have in common. */
export interface RequestContext {
  readonly operations: Readonly<Record<string, Operation>>;
  /** The retry rule of every operation that has none of its own. */
  readonly retry: OperationRetry;
  /** The URL of the service. */
  readonly endpoint: string;
  /** The project that the client was created with; undefined if the credentials know it. */
  readonly projectId: string | undefined;
  readonly defaults: CallSettings;
  readonly transport: Transport;
}

/** What functions that take a client use of it beside its methods. */
export interface ClientContext {
  /** Undefined for an object that createServiceClient did not make. */
  readonly requests?: RequestContext;
  /** The signals of the client, which abort all its calls. */
  readonly signals: readonly AbortSignal[];
  /** Identifies clients of the same credentials, endpoint and project: only they share state. */
  readonly scope: object;
  /** What the last calls have sent and may be a secret. */
  readonly sent: readonly Sent[];
}

const contexts = new WeakMap<object, ClientContext>();

/** Attaches the context to a new client. */
export function setContext(client: object, context: ClientContext): void {
  contexts.set(client, context);
}

/** The context of a client. Any other object with the same methods, such as a test double, is a scope of its own. */
export function contextOf(client: object): ClientContext {
  return contexts.get(client) ?? { signals: [], scope: client, sent: [] };
}

/** The context of the requests of a client that createServiceClient has made; any other object is an error. */
export function requestContextOf(client: object): RequestContext {
  const { requests } = contextOf(client);
  if (!requests)
    throwConfigurationError("The client", "the result of createDwsClient() or createDdsClient()");
  return requests;
}

/**
 * Runs a task on top of a client. Every exported function that takes a client and throws runs in it: no error shows what a
 * response has repeated of a secret, and its stack has the frames of the caller.
 */
export async function runTask<Value>(client: object, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw finishError(error, contextOf(client).sent, new Error());
  }
}
