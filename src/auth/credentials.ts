import type { Cloud } from "../client/endpoint.js";
import type { Fetch } from "../http/http-types.js";

/** What credentials learn of the client that uses them. */
export interface CredentialsContext {
  readonly cloud: Cloud;
  /** The address of the service. */
  readonly endpoint: string;
  /** The project that the client was created with. */
  readonly projectId: string | undefined;
  readonly allowInsecureHttp: boolean;
  /** What sends the client's requests. */
  readonly fetch: Fetch;
}

/** A request that is about to be sent. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  /** The headers, by their names in small letters. What proves who is calling is added here. */
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  /** The project of the client. */
  readonly projectId: string;
  /** Is aborted when nobody waits for the request any longer. */
  readonly signal: AbortSignal;
}

/** Proves for one client who is calling. */
export interface Authenticator {
  /** Adds the proof to a request. Called for every attempt, so that each is signed afresh. */
  authenticate(request: OutgoingRequest): void | Promise<void>;
  /**
   * Called once a call after a 401, if it is there: brings other proof than the refused request had.
   *
   * @returns Whether there is other proof; the request is then sent again, for a refused one had no effect.
   */
  renew?(refused: OutgoingRequest): Promise<boolean>;
  /** Brings the project, if the credentials know it; asked when the client was created without one. */
  projectId?(signal: AbortSignal): string | Promise<string>;
}

/** How a client signs in, for example {@link accessKeyCredentials}. One object may serve many clients. */
export interface Credentials {
  /** Called once by each client that is created with them. */
  forClient(context: CredentialsContext): Authenticator;
}
