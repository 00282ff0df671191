import type { FetchResponse } from "./fetch.js";
/**
 * Lets a response that was read give its body all the same, as text, JSON, blob or bytes. The response stays the one that
 * came, with its address and headers.
 */
export function giveBody(response: FetchResponse, body: string | ArrayBuffer): void {
  for (const name of ["text", "json", "blob", "arrayBuffer"] as const)
    Object.defineProperty(response, name, { value: () => new Response(body)[name]() });
}

/**
 * Lets a response give its body as a stream, and tells when that has ended, failed or been left. `explain` makes the error of
 * one that failed.
 */
export function giveStream(response: FetchResponse, onEnd: () => void, explain: (error: unknown) => unknown): void {
  const reader = response.body?.getReader();
  if (!reader) return onEnd();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value ?? new Uint8Array());
        onEnd();
        controller.close();
      } catch (error) {
        onEnd();
        controller.error(explain(error));
      }
    },
    cancel(reason) {
      onEnd();
      return reader.cancel(reason);
    },
  });
  Object.defineProperty(response, "body", { value: stream });
}
