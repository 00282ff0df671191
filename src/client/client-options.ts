import type { Credentials } from "../auth/credentials.js";
import { ConfigurationError } from "../errors.js";
import type { ClientEvent } from "../http/events.js";
import type { Fetch } from "../http/http-types.js";
import { refuse, withoutUndefined, type CallOptions } from "../options.js";
import type { EndpointOptions } from "./endpoint.js";

/** Checks responses. Created by `createValidation` of `huaweicloud-dws-dds/validation`. */
export interface Validation {
  /** Called with the body of each success response; may throw to fail the call. */
  response(operationId: string, body: unknown): void | Promise<void>;
}

/** What a client is created with. The options of a call are the defaults of all its calls here. */
export interface ClientOptions extends EndpointOptions, CallOptions {
  /**
   * The id of the project that owns the resources; every call carries it (all documents, table 1). Default: the project in
   * `endpoint`, or else what the credentials know.
   */
  readonly projectId?: string | undefined;
  /** How the client signs in, for example {@link accessKeyCredentials}. */
  readonly credentials: Credentials;
  /**
   * Sends the requests in place of the platform's `fetch`, for a proxy or a test: it gets an address and what `fetch` takes
   * beside it, and must pass `signal` and `redirect` on. Default: `fetch`, looked up at each call.
   */
  readonly fetch?: Fetch | undefined;
  /** Called with what happens during each call. What it throws is ignored. Default: none. */
  readonly onEvent?: ((event: ClientEvent) => void) | undefined;
  /** Checks responses. Default: none; inputs are always checked. */
  readonly validation?: Validation | undefined;
  /** The value of `User-Agent`. Default: "huaweicloud-dws-dds". */
  readonly userAgent?: string | undefined;
}

/** Options of a client that change; what is left out or undefined stays as it was. */
export type ClientChanges = {
  readonly [Name in keyof ClientOptions]?: ClientOptions[Name] | undefined;
};

/** The call options among those of a client. */
export function callOptionsOf(options: ClientOptions): CallOptions {
  const { signal, timeoutMs, deadlineMs, retry, headers, onResponse, undocumentedQuery } = options;
  return {
    signal,
    timeoutMs,
    deadlineMs,
    retry,
    headers: { "user-agent": options.userAgent ?? "huaweicloud-dws-dds", ...headers },
    onResponse,
    undocumentedQuery,
  };
}

/** Refuses what no type checker has seen. */
export function checkClientOptions(options: ClientOptions): void {
  const { credentials, fetch, onEvent, validation, allowInsecureHttp } = options ?? {};
  if (typeof credentials?.forClient !== "function")
    throw new ConfigurationError(
      "The credentials are missing: give the client some, for example accessKeyCredentials(key).",
    );
  for (const [name, option] of Object.entries({ fetch, onEvent }))
    if (option !== undefined && typeof option !== "function") refuse(name, "a function");
  if (validation && typeof validation.response !== "function")
    refuse("validation", "what createValidation() of huaweicloud-dws-dds/validation returns");
  if (typeof (allowInsecureHttp ?? false) !== "boolean")
    refuse("allowInsecureHttp", "true or false");
}

/** Options with changes: what is undefined among the changes stays, and a new region goes before an old endpoint. */
export function changeOptions(options: ClientOptions, changes: ClientChanges = {}): ClientOptions {
  const moves = changes.region !== undefined || changes.cloud !== undefined;
  return { ...options, ...(moves && { endpoint: undefined }), ...withoutUndefined(changes) };
}
