import type { Credentials } from "../auth/credentials.js";
import { checkOptions, type RulesFor } from "../check-options.js";
import { throwConfigurationError } from "../errors.js";
import type { EndpointOptions } from "../http/endpoint.js";
import type { ClientEvent } from "../http/events.js";
import type { Fetch } from "../http/http-types.js";
import { callRules, type CallOptions } from "../options.js";
import { withoutUndefined } from "../values.js";

/** Checks responses. Created by `createValidation` of `huaweicloud-dws-dds/validation`. */
export interface Validation {
  /**
   * Called with the body of each success response; may throw to fail the call. `redact` hides the secrets that the call has
   * sent, and control characters, in a text of the body that is to be shown.
   */
  readonly response: (
    operationId: string,
    body: unknown,
    redact: (text: string) => string,
  ) => void | Promise<void>;
}

/** The options of a client. Those of a call are the defaults of all its calls. */
export interface ClientOptions extends EndpointOptions, CallOptions {
  /**
   * The id of the project that owns the resources; it is part of every path (all documents, table 1).
   * @defaultValue the project in `endpoint`, or else the one that the credentials know
   */
  readonly projectId?: string | undefined;
  /** How the client authenticates, for example {@link accessKeyCredentials}. */
  readonly credentials: Credentials;
  /**
   * Sends the requests instead of the platform's `fetch`, for a proxy or a test. It receives a URL and the options of
   * `fetch`, and must pass `signal` and `redirect` on.
   * @defaultValue `globalThis.fetch`, read at each call
   */
  readonly fetch?: Fetch | undefined;
  /**
   * Called with every step of each call. What it throws is ignored.
   * @defaultValue none
   */
  readonly onEvent?: ((event: ClientEvent) => void) | undefined;
  /**
   * Checks responses. Inputs are always checked, with the same rules.
   * @defaultValue none
   */
  readonly validation?: Validation | undefined;
  /**
   * The value of `User-Agent`.
   * @defaultValue "huaweicloud-dws-dds/" and the version of the package
   */
  readonly userAgent?: string | undefined;
}

/** Changes of a client's options; what is left out or undefined is unchanged. */
export type ClientChanges = {
  readonly [Name in keyof ClientOptions]?: ClientOptions[Name] | undefined;
};

const clientRules = {
  ...callRules,
  cloud: "string",
  region: "string",
  endpoint: "string",
  allowInsecureHttp: "boolean",
  projectId: "string",
  credentials: "any",
  fetch: "function",
  onEvent: "function",
  validation: "any",
  userAgent: "string",
} as const satisfies RulesFor<ClientOptions>;

/** Checks the options that a program without a type checker can get wrong. */
export function checkClientOptions(options: Partial<ClientOptions> | undefined): void {
  checkOptions("the client", options, clientRules);
  const { credentials, validation, region, endpoint } = options ?? {};
  if (typeof credentials?.forClient !== "function")
    throwConfigurationError(
      "credentials",
      "the result of a function such as accessKeyCredentials()",
    );
  if (validation && typeof validation.response !== "function")
    throwConfigurationError("validation", "the result of createValidation()");
  if (region !== undefined && endpoint !== undefined)
    throwConfigurationError("region", "left out beside an endpoint");
}

/** Options with changes. A new region or cloud replaces an endpoint, and a new endpoint replaces a region. */
export function changeOptions(options: ClientOptions, changes?: ClientChanges): ClientOptions {
  const { region, cloud, endpoint } = changes ?? {};
  return {
    ...options,
    ...((region ?? cloud) !== undefined && { endpoint: undefined }),
    ...(endpoint !== undefined && { region: undefined }),
    ...withoutUndefined({ ...changes }),
  };
}
