import {
  abortError,
  isApiError,
  ResponseParseError,
  TimeoutError,
  type CloudError,
} from "../errors.js";
import { notify } from "../http/events.js";
import type { Fetch, FetchResponse } from "../http/http-types.js";
import { fullJitter, isTransient, retryAfterOf } from "../http/retry.js";
import { sleep, withTimeout } from "../http/timeouts.js";
import type { CallSettings } from "../options.js";
import type { LinkedFile } from "./file-names.js";
import {
  connectionError,
  operation,
  partsOf,
  readPart,
  rejection,
  type ReceivedPart,
} from "./responses.js";

/** How far the download of a file is. */
export interface DownloadProgress {
  /** The name of the file. */
  readonly name: string;
  /** How many bytes of it have been received. */
  readonly receivedBytes: number;
  /** How many bytes it has, if the storage says so. */
  readonly totalBytes: number | undefined;
  /** How many requests have been made for it. */
  readonly attempts: number;
}

/** What the files of a backup have in common. */
export interface DownloadContext {
  readonly fetch: Fetch;
  readonly settings: CallSettings;
  readonly idleTimeoutMs: number;
  readonly onProgress: ((progress: DownloadProgress) => void) | undefined;
  /** Requests a new link of a file. */
  readonly renewLink: (name: string) => Promise<string>;
}

/** The download of one file, which continues where a connection has broken. */
export class FileDownload {
  /** How many bytes have been received. */
  received = 0;
  #total: number | undefined;
  #tag: string | undefined;
  #link: string;
  /** Whether the link is new and has not been accepted. */
  #isNewLink = false;
  /** How many attempts in a row have received nothing. */
  #failures = 0;
  #attempts = 0;

  constructor(
    private readonly context: DownloadContext,
    private readonly file: LinkedFile,
  ) {
    this.#link = file.link;
  }

  /** The bytes of the file, in their order. */
  async *content(): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const before = this.received;
      // Ends the connection, whichever way the attempt ends.
      const controller = new AbortController();
      try {
        yield* this.#receive(controller.signal);
        this.#checkSize(this.received);
        return;
      } catch (error) {
        this.#failures = this.received > before ? 1 : this.#failures + 1;
        await this.#recover(error);
      } finally {
        controller.abort();
      }
    }
  }

  /** Receives the rest of the file, or what the connection lasts for. */
  async *#receive(signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    this.#attempts += 1;
    const response = await this.#request(signal);
    const { start, total, tag } = await this.#accept(response);
    this.#total = total;
    this.#tag = tag;
    /** What has been received before, if the response begins in front of it. */
    let skipped = this.received - start;
    const parts = partsOf(response);
    // Whether the connection ends well after the last byte does not matter.
    while (total === undefined || this.received < total) {
      const part = await this.#limit(() => parts.next());
      if (part.done && total === undefined) return;
      if (part.done) throw connectionError(this.#link, this.#attempts, undefined);
      const bytes = part.value.subarray(skipped);
      skipped = Math.max(0, skipped - part.value.length);
      if (bytes.length > 0) yield this.#count(bytes);
    }
    if (this.received > total) throw this.#error(`has more than its ${total} bytes`);
  }

  #count(bytes: Uint8Array): Uint8Array {
    this.received += bytes.length;
    notify(this.context.onProgress, {
      name: this.file.name,
      receivedBytes: this.received,
      totalBytes: this.#total,
      attempts: this.#attempts,
    });
    return bytes;
  }

  /** Sends a request for the rest of the file, without credentials: the link is one. */
  #request(signal: AbortSignal): Promise<FetchResponse> {
    // Compressed, a range would be one of other bytes.
    const headers: Record<string, string> = { "accept-encoding": "identity" };
    if (this.received > 0) headers["range"] = `bytes=${this.received}-`;
    // A weak tag cannot be compared (RFC 9110, 13.1.5).
    if (this.received > 0 && this.#tag?.startsWith('"')) headers["if-range"] = this.#tag;
    // A redirect could lead to any host.
    return this.#limit(() =>
      this.context.fetch(this.#link, {
        method: "GET",
        headers,
        body: null,
        signal,
        redirect: "manual",
      }),
    );
  }

  /** Checks the headers of a response. */
  async #accept(response: FetchResponse): Promise<ReceivedPart> {
    if (!response.ok) throw await rejection(response, this.#attempts);
    this.#isNewLink = false;
    const part = readPart(response);
    const { start, tag } = part;
    const total = part.total ?? this.#total;
    // A response in parts (chunked) does not say its size; that of a range does.
    if (this.received > 0 && (tag !== this.#tag || total !== (this.#total ?? total)))
      throw this.#error("has changed during its download: start again");
    if (start > this.received) throw this.#error("came with another range than the requested one");
    if (total !== undefined) this.#checkSize(total);
    return { ...part, total };
  }

  /** Compares a size with that of the list, whose kilobytes may have 1,000 or 1,024 bytes and are rounded. */
  #checkSize(bytes: number): void {
    const { size = bytes / 1024 } = this.file;
    if (bytes < (size - 1) * 1000 || bytes > (size + 1) * 1024)
      throw this.#error(`has ${bytes} bytes, and showBackupDownloadLink states ${size} KB`);
  }

  /** Waits, and gets a new link if that is expired; throws the error of an attempt after which there is no other. */
  async #recover(error: unknown): Promise<void> {
    const { settings, renewLink } = this.context;
    const { retry, signals } = settings;
    const isRejectedLink = isApiError(error, { status: 403 }) && !this.#isNewLink;
    const retryAfterMs = retryAfterOf(error) ?? 0;
    if (
      !(isRejectedLink || (isTransient(error) && !isFinal(error))) ||
      this.#failures >= retry.maxAttempts ||
      retryAfterMs > retry.maxRetryAfterMs
    )
      throw error;
    if (isRejectedLink) {
      this.#link = await renewLink(this.file.name);
      this.#isNewLink = true;
      return;
    }
    const delayMs = Math.max(retryAfterMs, fullJitter(this.#failures, retry));
    await sleep(delayMs, signals).catch((cause: unknown) => {
      throw abortError({ operation, cause });
    });
  }

  /** Runs work that has to end before the connection has been idle for too long. */
  #limit<Value>(work: () => Promise<Value>): Promise<Value> {
    const { idleTimeoutMs, settings } = this.context;
    return withTimeout(
      () =>
        work().catch((error: unknown) => {
          throw connectionError(this.#link, this.#attempts, error);
        }),
      settings.signals,
      (cause) => abortError({ operation, cause }),
      idleTimeoutMs,
      () =>
        new TimeoutError(
          `${operation} received nothing for ${idleTimeoutMs} ms (idleTimeoutMs).`,
          "attempt",
          { operation, attempts: this.#attempts },
        ),
    );
  }

  #error(problem: string): CloudError {
    const message = `${operation} failed: ${this.file.name} ${problem}.`;
    return new ResponseParseError(message, 200, "", { operation, attempts: this.#attempts });
  }
}

/** Whether an error is about the file, which another attempt does not change. */
function isFinal(error: CloudError): boolean {
  return error instanceof ResponseParseError;
}
