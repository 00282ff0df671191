// Only what the client needs of a fetch, so that undici's, node-fetch's and a stub's fit without a cast.

/** What the client gives a fetch beside the address; all of it has to be passed on. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
  /** Is aborted when nobody waits for the answer any longer. */
  readonly signal: AbortSignal;
  /** A redirect would take the credentials along. */
  readonly redirect: "manual";
}

/** The headers of an answer. */
export interface ResponseHeaders extends Iterable<[string, string]> {
  get(name: string): string | null;
}

/** The parts of an answer that the client uses. */
export interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly body: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array<ArrayBuffer> | undefined }>;
      cancel(reason?: unknown): Promise<void>;
    };
  } | null;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Sends a request in place of the platform's `fetch`. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;
