import { readerOf, type FetchResponse } from "./fetch.js";

/** How much of a refusal is read. What explains one is short, and what is longer may have no end. */
const limit = 65536;

/** The text of an answer, up to a limit; what is beyond is not waited for. */
export async function readStart(response: FetchResponse): Promise<string> {
  const reader = readerOf(response);
  if (!reader) return response.body ? response.text() : "";
  const decoder = new TextDecoder();
  let text = "";
  while (text.length < limit) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }
  reader.cancel().catch(() => {}); // Whether it succeeds changes nothing.
  return text.slice(0, limit);
}
