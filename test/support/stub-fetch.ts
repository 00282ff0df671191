/** What a client sent, read to its end. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A fetch that answers every request alike and remembers it. */
export function stubFetch(answer: () => Response): { fetch(request: Request): Promise<Response>; readonly sent: SentRequest[] } {
  const sent: SentRequest[] = [];
  return {
    sent,
    async fetch(request) {
      sent.push({ method: request.method, url: request.url, headers: Object.fromEntries(request.headers), body: await request.text() });
      return answer();
    },
  };
}

/** A JSON answer. */
export function jsonResponse(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
}
