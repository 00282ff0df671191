import { readerOf, type FetchResponse } from "./http-types.js";

/** How much of a refusal is read, and how long. What explains one is short and comes with it; its status is known without. */
const limit = 65536;
const patienceMs = 5000;

/** The text of an answer, up to a limit; what is beyond, or does not come, is not waited for. */
export async function readStart(response: FetchResponse): Promise<string> {
  const reader = readerOf(response);
  if (!reader) return response.body ? response.text() : "";
  const decoder = new TextDecoder();
  let text = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>(
    (resolve) => (timer = setTimeout(() => resolve(undefined), patienceMs)),
  );
  try {
    while (text.length < limit) {
      // A body that breaks is worth no more than one that does not come.
      const step = await Promise.race([reader.read().catch(() => undefined), late]);
      if (step?.done) return text;
      if (!step) break;
      text += decoder.decode(step.value, { stream: true });
    }
  } finally {
    clearTimeout(timer);
  }
  reader.cancel().catch(() => {}); // Whether it succeeds changes nothing.
  return text.slice(0, limit);
}
