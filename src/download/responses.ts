import { ApiError, NetworkError } from "../errors.js";
import { readBodyPrefix } from "../http/body.js";
import type { FetchResponse } from "../http/http-types.js";
import { readRetryAfter } from "../http/retry.js";

/** The name of the task, for errors. */
export const operation = "downloadBackup";

/** What the headers of a success say of the file. */
export interface ReceivedPart {
  /** The position of the first byte of the body. */
  readonly start: number;
  /** The size of the whole file in bytes. */
  readonly total: number | undefined;
  readonly tag: string | undefined;
}

/** Reads the headers of a success: of the whole file, or of a range. */
export function readPart({ status, headers }: FetchResponse): ReceivedPart {
  const tag = headers.get("ETag") ?? undefined;
  const [, first, total] =
    /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get("Content-Range") ?? "") ?? [];
  if (status === 206) return { start: Number(first ?? Infinity), total: Number(total), tag };
  const length = headers.get("Content-Length");
  return { start: 0, total: length === null ? undefined : Number(length), tag };
}

/**
 * The error of an error response of the object storage. Of its body, only the code is shown: the rest can repeat the signature
 * of the link. No redirect is followed.
 */
export async function rejection(response: FetchResponse, attempts: number): Promise<ApiError> {
  const { status, headers } = response;
  const { bytes } = await readBodyPrefix(response);
  const [, code] = /<Code>(\w{1,100})<\/Code>/.exec(new TextDecoder().decode(bytes)) ?? [];
  const words = code === undefined ? "" : ` and code ${code}`;
  const hint = status >= 300 && status < 400 ? " Redirects are not followed." : "";
  const retryAfterMs = readRetryAfter(headers.get("Retry-After"));
  return new ApiError(
    `${operation} was rejected by the storage with status ${status}${words}.${hint}`,
    { operation, attempts, status, code, retryAfterMs },
  );
}

/** The error of a request without a complete response. Of what was thrown, only the code is shown: texts can contain the link. */
export function connectionError(link: string, attempts: number, thrown: unknown): NetworkError {
  const code = codeOf(thrown);
  const { host } = new URL(link);
  const reason = code ?? "the connection broke";
  return new NetworkError(
    `${operation} received no complete response from ${host}: ${reason}.`,
    false,
    { operation, attempts, code },
  );
}

/** The code of an error, or of the error that caused it. */
function codeOf(error: unknown, depth = 5): string | undefined {
  if (typeof error !== "object" || error === null || depth === 0) return undefined;
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  const isCode = typeof code === "string" && /^[A-Z][A-Z0-9_]{1,60}$/.test(code);
  return codeOf(cause, depth - 1) ?? (isCode ? code : undefined);
}

/** The parts of a body: a stream of the platform or of Node, or all of it from a fetch without streams. */
export async function* partsOf(
  response: FetchResponse,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { body } = response;
  if (typeof body === "object" && body && Symbol.asyncIterator in body)
    yield* body as AsyncIterable<Uint8Array>;
  else yield new Uint8Array(await response.arrayBuffer());
}
