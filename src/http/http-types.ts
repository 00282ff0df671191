// Only what the client needs of a fetch, so that undici's, node-fetch's and a stub's fit without a cast, whatever libraries a
// program's TypeScript knows.

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
export interface ResponseHeaders {
  get(name: string): string | null;
  forEach(callback: (value: string, name: string) => void): void;
}

/** The parts of an answer that the client uses. */
export interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly statusText?: string;
  readonly url?: string;
  /** A stream, of the platform or of Node; only the first kind is read in part. */
  readonly body: unknown;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The part of the platform's stream that is read. */
export interface BodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(reason?: unknown): Promise<void>;
}

/** What reads the body of an answer piece by piece; undefined if there is none, or only as a whole. */
export function readerOf({ body }: FetchResponse): BodyReader | undefined {
  const stream = body as { getReader?: () => BodyReader } | null | undefined;
  return stream?.getReader?.();
}

/** Sends a request in place of the platform's `fetch`. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;
