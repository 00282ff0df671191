import type { Credentials } from "../auth/credentials.js";
import { throwConfigurationError } from "../errors.js";
import type { Call } from "../http/call.js";
import { finishError } from "../http/redact.js";
import type { Transport } from "../http/send.js";
import type { Operation, OperationRetry } from "../operation.js";
import type { CallSettings } from "../options.js";
import { checkUrlValue } from "../validation/check-input.js";
import type { Validation } from "./client-options.js";

/** What all requests of a client have in common. */
export interface RequestContext extends Transport {
  readonly operations: Readonly<Record<string, Operation>>;
  /** The retry rule of every operation that has none of its own. */
  readonly retry: OperationRetry;
  readonly credentials: Credentials;
  readonly validation?: Validation | undefined;
  /** The URL of the service. */
  readonly endpoint: string;
  /** The project that the client was created with; undefined if the credentials know it. */
  readonly projectId: string | undefined;
  readonly defaults: CallSettings;
}

const contexts = new WeakMap<object, RequestContext>();

/** Attaches the context of its requests to a new client. */
export function setContext(client: object, context: RequestContext): void {
  contexts.set(client, context);
}

/** The context of a client; undefined for any other object with the same methods, such as a test double. */
export function contextOf(client: object): RequestContext | undefined {
  return contexts.get(client);
}

/** The signals of a client, which abort all its calls. */
export function signalsOf(client: object): readonly AbortSignal[] {
  return contextOf(client)?.defaults.signals ?? [];
}

/** The context of the requests of a client that createServiceClient has made; any other object is an error. */
export function requestContextOf(client: object): RequestContext {
  const context = contextOf(client);
  if (!context)
    throwConfigurationError("The client", "the result of createDwsClient() or createDdsClient()");
  return context;
}

/**
 * Runs a task on top of a client. Every exported function that takes a client and throws runs in it: no error shows what a
 * response has repeated of a secret, and its stack has the frames of the caller.
 */
export async function runTask<Value>(client: object, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw finishError(error, contextOf(client)?.sent ?? [], new Error());
  }
}

/** Checks that a project id can be part of a path. */
export function checkProject(projectId: unknown): string {
  if (typeof projectId !== "string" || checkUrlValue("project_id", projectId, "path").length > 0)
    throwConfigurationError("projectId", "the id of a project");
  return projectId;
}

/** Gets the project from the credentials, within the limits of the call that needs it. */
export async function findProject(call: Call, { authenticator }: RequestContext): Promise<string> {
  return checkProject(await call.limit(async (signal) => authenticator.projectId?.(signal)));
}
