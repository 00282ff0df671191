import type { FetchResponse } from "./http-types.js";

/** A body, or the first part of a longer one. */
export interface Body {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isCut: boolean;
}

/** A part of a body. */
type Chunk = ReadableStreamReadResult<Uint8Array>;

/** Reads a body of at most `maxBytes`, decompressed: a few hundred bytes can become gigabytes. Cancels the rest of a longer one. */
export async function readBody(
  response: FetchResponse,
  maxBytes: number,
  wait = (chunk: Promise<Chunk>): Promise<Chunk | undefined> => chunk,
): Promise<Body> {
  const body = response.body as (BodyInit & Partial<ReadableStream>) | null | undefined;
  // A Response also makes a stream of one of Node's, which node-fetch returns, and of a body without streams.
  const { body: stream } = body?.getReader
    ? response
    : new Response(body ?? (await response.arrayBuffer()));
  const reader = (stream as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let chunk: Chunk | undefined;
  while (size <= maxBytes) {
    chunk = await wait(reader.read());
    if (!chunk?.value) break;
    chunks.push(chunk.value);
    size += chunk.value.length;
  }
  const isCut = !chunk?.done;
  // Whether it succeeds changes nothing.
  if (isCut) reader.cancel().catch(() => {});
  const bytes = new Uint8Array(size);
  let end = 0;
  for (const part of chunks) {
    bytes.set(part, end);
    end += part.length;
  }
  return { bytes: bytes.subarray(0, maxBytes), isCut };
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

/** The statuses in range whose responses have no body; a Response must not be created with one (Fetch standard, "null body status"). */
const nullBodyStatuses: readonly number[] = [204, 205, 304];

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
