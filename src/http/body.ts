import type { FetchResponse } from "./http-types.js";

/** A body, or the first part of a longer one. */
export interface Body {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isCut: boolean;
}

/** A part of a body, as the readers and the iterators of streams return it. */
interface Chunk {
  readonly done?: boolean | undefined;
  readonly value?: Uint8Array | undefined;
}

/** What is used of a stream: the reader of the platform's, or the iterator of Node's. */
interface BodyStream {
  getReader?(): { read(): Promise<Chunk>; cancel(): Promise<void> };
  [Symbol.asyncIterator]?(): { next(): Promise<Chunk> };
  destroy?(): void;
}

/** Reads a body of at most `maxBytes`, decompressed: a few hundred bytes can become gigabytes. Cancels the rest of a longer one. */
export async function readBody(
  response: FetchResponse,
  maxBytes: number,
  wait = (chunk: Promise<Chunk>): Promise<Chunk | undefined> => chunk,
): Promise<Body> {
  const source = chunksOf(response);
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size <= maxBytes) {
    const chunk = await wait(source.next());
    if (chunk?.done) return { bytes: join(chunks, size), isCut: false };
    if (!chunk?.value) break;
    chunks.push(chunk.value);
    size += chunk.value.length;
  }
  // Whether it succeeds changes nothing.
  source.cancel().catch(() => {});
  return { bytes: join(chunks, Math.min(size, maxBytes)), isCut: true };
}

function chunksOf(response: FetchResponse): { next(): Promise<Chunk>; cancel(): Promise<void> } {
  const stream = response.body as BodyStream | null | undefined;
  const reader = stream?.getReader?.();
  if (reader) return { next: () => reader.read(), cancel: () => reader.cancel() };
  const iterator = stream?.[Symbol.asyncIterator]?.() ?? wholeBody(response);
  return { next: () => iterator.next(), cancel: () => Promise.resolve(stream?.destroy?.()) };
}

/** The body of a fetch that has no streams, as one chunk. */
async function* wholeBody(response: FetchResponse): AsyncGenerator<Uint8Array, undefined> {
  yield new Uint8Array(await response.arrayBuffer());
}

/** The first `size` bytes of the chunks. */
function join(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, size - at), at);
    at += chunk.length;
  }
  return bytes;
}

/** How much of an error response is read, and for how long: what explains an error is short and comes at once. */
const maxErrorBytes = 65_536;
const errorTimeoutMs = 5000;

/** The first part of the body of an error response. A body that is longer, breaks or stalls is not waited for. */
export async function readBodyPrefix(response: FetchResponse): Promise<Body> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>(
    (resolve) => (timer = setTimeout(() => resolve(undefined), errorTimeoutMs)),
  );
  try {
    return await readBody(response, maxErrorBytes, (chunk) =>
      Promise.race([chunk.catch(() => undefined), late]),
    );
  } finally {
    clearTimeout(timer);
  }
}

/** The statuses whose responses have no body; a Response must not be created with one (Fetch standard, "null body status"). */
const nullBodyStatuses: readonly number[] = [101, 103, 204, 205, 304];

/** A Response of the platform with the status, URL and headers of a response whose body has been read. */
export function toResponse(
  response: FetchResponse,
  body: Uint8Array<ArrayBuffer> | undefined,
): Response {
  const { ok, status, statusText = "", url = "" } = response;
  const headers = new Headers();
  response.headers.forEach((value, name) => headers.append(name, value));
  // A server can send any three digits, and a browser shows a redirect as status 0; the constructor takes 200 to 599.
  const inRange = status >= 200 && status <= 599;
  const copy = new Response(nullBodyStatuses.includes(status) ? null : body, {
    status: inRange ? status : 200,
    statusText,
    headers,
  });
  return Object.defineProperties(copy, {
    url: { value: url },
    ...(inRange ? {} : { status: { value: status }, ok: { value: ok } }),
  });
}
