import type { FetchResponse } from "./http-types.js";

/** The part of the platform's stream reader that is used. */
interface BodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(reason?: unknown): Promise<void>;
}

/** How much of an error response is read, and for how long: what explains an error is short and comes at once. */
const maxLength = 65_536;
const timeoutMs = 5000;

/** The first part of a body, as text. A body that is longer, breaks or stalls is not waited for. */
export async function readBodyPrefix(response: FetchResponse): Promise<string> {
  const stream = response.body as { getReader?: () => BodyReader } | null | undefined;
  const reader = stream?.getReader?.();
  if (!reader) return stream ? response.text() : "";
  const decoder = new TextDecoder();
  let text = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>(
    (resolve) => (timer = setTimeout(() => resolve(undefined), timeoutMs)),
  );
  try {
    while (text.length < maxLength) {
      const chunk = await Promise.race([reader.read().catch(() => undefined), late]);
      if (chunk?.done) return text;
      if (!chunk) break;
      text += decoder.decode(chunk.value, { stream: true });
    }
  } finally {
    clearTimeout(timer);
  }
  reader.cancel().catch(() => {}); // Whether it succeeds changes nothing.
  return text.slice(0, maxLength);
}

/** The statuses whose responses have no body; a Response must not be created with one (Fetch standard, "null body status"). */
const nullBodyStatuses: readonly number[] = [101, 103, 204, 205, 304];

/** A Response of the platform with the status, URL and headers of a response whose body has been read. */
export function toResponse(
  response: FetchResponse,
  body: string | ArrayBuffer | undefined,
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
