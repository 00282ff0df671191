import type { Sandbox } from "../../../src/sandbox.js";
import type { DescribedRequest } from "./described-calls.js";

/** An entry of an HTTP archive (HAR 1.2), as far as Redocly reads it. */
export interface HarEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: Readonly<Record<string, unknown>> & {
    readonly status: number;
    readonly content: { readonly size: number; readonly mimeType: string; readonly text: string };
  };
}

/** The address of the sandboxes in the archive. */
export const archivedUrl = "http://sandbox.invalid";

/** Sends a request to a sandbox, and returns it with its response as an entry of an HTTP archive. */
export async function harEntry(
  sandbox: Sandbox,
  { method, target, body }: DescribedRequest,
  token = sandbox.issueToken(),
): Promise<HarEntry> {
  const path = target.replace("PROJECT", sandbox.account.projectId);
  const headers = new Headers({ "X-Auth-Token": token });
  if (body !== undefined) headers.set("Content-Type", "application/json");
  const startedDateTime = new Date().toISOString();
  const response = await fetch(`${sandbox.url}${path}`, { method, headers, body: body ?? null });
  const text = await response.text();
  headers.set("X-Auth-Token", "********");
  const common = { httpVersion: "HTTP/1.1", cookies: [], headersSize: -1 };
  const url = new URL(path, archivedUrl);
  return {
    startedDateTime,
    time: 0,
    request: {
      ...common,
      method,
      url: url.href,
      headers: pairs(headers),
      queryString: pairs(url.searchParams),
      bodySize: body?.length ?? 0,
      ...(body !== undefined && { postData: { mimeType: "application/json", text: body } }),
    },
    response: {
      ...common,
      status: response.status,
      statusText: response.statusText,
      headers: pairs(response.headers),
      content: { size: text.length, mimeType: "application/json", text },
      redirectURL: "",
      bodySize: text.length,
    },
  };
}

function pairs(entries: Iterable<[string, string]>): { name: string; value: string }[] {
  return [...entries].map(([name, value]) => ({ name, value }));
}
