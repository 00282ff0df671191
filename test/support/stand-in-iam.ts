import { jsonResponse } from "./stub-fetch.js";

/** What an IAM that is asked for tokens does, and what it was sent. */
export class StandInIam {
  /** The bodies of the requests, and their addresses. */
  readonly requests: {
    readonly url: string;
    readonly body: unknown;
    readonly headers: Readonly<Record<string, string>>;
  }[] = [];
  /** How long a token lives, by the times in the response. */
  lifetimeSeconds = 24 * 3600;
  /** How far IAM's own clock is off. */
  clockAheadMs = 0;
  /** What is sent instead of a token, once each. */
  readonly failures: (() => Response | Promise<Response>)[] = [];

  /** Responds with a new token; everything else goes to the service. */
  fetch(
    service: (url: string, init: RequestInit) => Promise<Response>,
  ): (url: string, init: RequestInit) => Promise<Response> {
    return async (url, init) => {
      if (!url.endsWith("/auth/tokens")) return service(url, init);
      this.requests.push({
        url,
        body: JSON.parse(init.body as string) as unknown,
        headers: Object.fromEntries(new Headers(init.headers)),
      });
      const failure = this.failures.shift();
      if (failure) return failure();
      const issued = Date.now() + this.clockAheadMs;
      const token = {
        issued_at: new Date(issued).toISOString(),
        expires_at: new Date(issued + this.lifetimeSeconds * 1000).toISOString(),
        project: { id: "project-of-iam", name: "eu-de" },
      };
      return jsonResponse({ token }, 201, { "X-Subject-Token": `token-${this.requests.length}` });
    };
  }
}
