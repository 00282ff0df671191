// Only what the client needs of a fetch, so that those of undici, node-fetch and a stub fit without a cast, whatever
// libraries the TypeScript configuration of a program has.

/** What the client gives a fetch beside the URL; all of it has to be passed on. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
  /** Is aborted when the result is no longer needed. */
  readonly signal: AbortSignal;
  /** A redirect would send the credentials to another address. */
  readonly redirect: "manual";
  /** No response comes from a cache; left out where the runtime does not support it. */
  readonly cache?: "no-store";
}

/** The headers of a response. */
export interface ResponseHeaders {
  get(name: string): string | null;
  forEach(callback: (value: string, name: string) => void): void;
}

/** The parts of a response that the client uses. */
export interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly statusText?: string;
  readonly url?: string;
  /** A stream, of the platform or of Node; without one, the body is read by `arrayBuffer`. */
  readonly body: unknown;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Sends a request in place of the platform's `fetch`. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** A request that is about to be sent. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  /** The headers, by their names in lower case. An {@link Authenticator} adds its own. */
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  /** The project of the client. */
  readonly projectId: string;
  /** Is aborted when the result is no longer needed. */
  readonly signal: AbortSignal;
}

/** Authenticates the requests of one client. */
export interface Authenticator {
  /** Adds the authentication to the headers of a request. Called for every attempt, so that each has a fresh signature. */
  authenticate(request: OutgoingRequest): void | Promise<void>;
  /**
   * Called at most once a call, after status 401: gets other credentials than those of the rejected request.
   *
   * @returns Whether there are others. The request is then sent again, since a rejected one had no effect.
   */
  renew?(rejected: OutgoingRequest): Promise<boolean>;
  /** Where the credentials come from, such as the name of a variable: the error of a rejected call says so. */
  readonly source?: string;
  /** Gets the project, if the credentials know it; called when the client was created without one. */
  projectId?(signal: AbortSignal): string | Promise<string>;
}
