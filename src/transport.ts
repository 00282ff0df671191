import type { Credentials } from "./credentials.js";
import { ConfigurationError, NetworkError } from "./errors.js";

type Fetch = (request: Request) => Promise<Response>;

/** The `fetch` of a client: signs the request in, sends it to the client's endpoint and to no other, and names what failed. */
export function createTransport(endpoint: string, credentials: Credentials, fetch: Fetch | undefined): Fetch {
  return async (request) => {
    // A raw call may name another base address, but it must not take the credentials there.
    if (new URL(request.url).origin !== endpoint)
      throw new ConfigurationError(`This client sends its credentials to ${endpoint} and nowhere else.`);
    // Nor may it let a redirect take them: a raw call can set what it wants.
    const safe = request.redirect === "manual" ? request : new Request(request, { redirect: "manual" });
    await untilAborted(safe.signal, async () => credentials.authenticate(safe.headers));
    try {
      return await (fetch ?? globalThis.fetch)(safe);
    } catch (cause) {
      if (request.signal.aborted) throw request.signal.reason;
      throw new NetworkError(`${request.method} ${endpoint} brought no answer: ${reasonOf(cause)}.`, { cause });
    }
  };
}

/** Waits for work, but not for longer than the caller does: a provider of tokens may never answer. */
async function untilAborted(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    await Promise.race([work(), aborted]);
  } finally {
    if (stop) signal.removeEventListener("abort", stop);
  }
}

/**
 * Why a request failed. Node's fetch says only "fetch failed" and keeps the reason in the cause. Asked by form and not by
 * class, since a fetch may come from another realm.
 */
export function reasonOf(error: unknown): string {
  const { message, cause } = asError(error);
  const { message: reason, code } = asError(cause);
  return code ?? (reason || message || "the reason is not known");
}

function asError(value: unknown): { readonly message: string; readonly code: string | undefined; readonly cause: unknown } {
  const { message, code, cause }: { message?: unknown; code?: unknown; cause?: unknown } =
    typeof value === "object" && value !== null ? value : {};
  return { message: typeof message === "string" ? message : "", code: typeof code === "string" ? code : undefined, cause };
}
