/** What a client sent, read to its end. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A fetch that responds to each request by its number, from 0, and records it. */
export function stubFetch(respond: (index: number) => Response | Promise<Response>): {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly sent: SentRequest[];
} {
  const sent: SentRequest[] = [];
  return {
    sent,
    async fetch(url, { method = "GET", headers = {}, body }) {
      sent.push({
        method,
        url,
        headers: Object.fromEntries(new Headers(headers)),
        body: typeof body === "string" ? body : "",
      });
      return respond(sent.length - 1);
    },
  };
}

/** A JSON response. */
export function jsonResponse(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
}
