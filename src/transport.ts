import type { Credentials } from "./credentials.js";
import { ConfigurationError, NetworkError } from "./errors.js";

type Fetch = (request: Request) => Promise<Response>;

/** The `fetch` of a client: signs the request in, sends it to the client's endpoint and to no other, and names what failed. */
export function createTransport(endpoint: string, credentials: Credentials, fetch: Fetch | undefined): Fetch {
  return async (request) => {
    // A raw call may name another base address, but it must not take the credentials there.
    if (new URL(request.url).origin !== endpoint)
      throw new ConfigurationError(`This client sends its credentials to ${endpoint} and nowhere else.`);
    await credentials.authenticate(request.headers);
    try {
      return await (fetch ?? globalThis.fetch)(request);
    } catch (cause) {
      if (request.signal.aborted) throw request.signal.reason;
      throw new NetworkError(`${request.method} ${endpoint} brought no answer: ${reasonOf(cause)}.`, { cause });
    }
  };
}

/** Node says only "fetch failed" and keeps the reason in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "the reason is not known";
  const cause = error.cause;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return `${cause.code}`;
  return error.message;
}
