import { readerOf, type FetchResponse } from "./http-types.js";

/** The statuses of answers that have no body, which a Response must not be given (Fetch standard, "null body status"). */
const withoutBody: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/** An answer as it came, with its address and headers, and with a body that can be read although the first one was. */
export function withBody(
  response: FetchResponse,
  body: string | ArrayBuffer | ReadableStream<Uint8Array>,
): Response {
  const { status, statusText = "", url = "" } = response;
  const headers = new Headers();
  response.headers.forEach((value, name) => headers.append(name, value));
  const copy = new Response(withoutBody.has(status) ? null : body, { status, statusText, headers });
  return Object.defineProperty(copy, "url", { value: url });
}

/**
 * The body of an answer as a stream that ends with the signal, even if the answer's own does not.
 *
 * @param onEnd - Called once the stream has ended, failed or been left.
 * @param explain - Makes the error of a stream that failed.
 */
export function guardedStream(
  response: FetchResponse,
  signal: AbortSignal,
  onEnd: () => void,
  explain: (error: unknown) => unknown,
): ReadableStream<Uint8Array> {
  const reader = readerOf(response);
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (!reader) {
        onEnd();
        return controller.close();
      }
      signal.addEventListener("abort", () => {
        controller.error(explain(signal.reason));
        reader.cancel().catch(() => {});
      });
    },
    async pull(controller) {
      try {
        const step = await reader?.read();
        if (signal.aborted) return;
        if (step && !step.done) return controller.enqueue(step.value ?? new Uint8Array());
        onEnd();
        controller.close();
      } catch (error) {
        onEnd();
        if (!signal.aborted) controller.error(explain(error));
      }
    },
    cancel(reason) {
      onEnd();
      return reader?.cancel(reason);
    },
  });
}
