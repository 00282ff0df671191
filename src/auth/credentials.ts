import { throwConfigurationError } from "../errors.js";
import type { Cloud } from "../http/endpoint.js";
import type { Authenticator, Fetch } from "../http/http-types.js";

/** What credentials receive from the client that uses them. */
export interface CredentialsContext {
  readonly cloud: Cloud;
  /** The URL of the service. */
  readonly endpoint: string;
  /** The project that the client was created with. */
  readonly projectId: string | undefined;
  readonly allowInsecureHttp: boolean;
  /** The fetch of the client. */
  readonly fetch: Fetch;
}

/** How a client authenticates, for example {@link accessKeyCredentials}. One object may serve many clients. */
export interface Credentials {
  /** Called once by each client that is created with them. */
  readonly forClient: (context: CredentialsContext) => Authenticator;
}

/** Checks that a header can hold a secret. The message does not show the value. */
export function checkSecret(name: string, value: unknown): string {
  if (typeof value !== "string" || !/^[\x21-\x7e]+$/.test(value))
    throwConfigurationError(`The ${name}`, "printable ASCII without spaces, and not empty");
  return value;
}
