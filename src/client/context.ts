import { finishError } from "../http/finish-error.js";
import type { Sent } from "../http/redact.js";

/** What functions that take a client use of it beside its methods. */
export interface ClientContext {
  /** The URL of the service; undefined for an object that createServiceClient did not make. */
  readonly endpoint?: string;
  /** The project that the client was created with; undefined if the credentials know it. */
  readonly projectId?: string | undefined;
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
