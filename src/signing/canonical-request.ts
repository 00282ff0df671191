import { sha256 } from "#crypto";

/** What is signed: the request as it goes out. */
export interface RequestToSign {
  readonly method: string;
  /** The whole address. */
  readonly url: string;
  /** The headers that are signed, by their names in small letters; those with "_" are left out, as a gateway drops them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** SHA-256 of nothing: most requests have no body. */
const emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** The one form of a request that both sides of a signature agree on, and the names of the headers in it. */
export async function canonicalRequest({ method, url, headers, body }: RequestToSign): Promise<{ text: string; names: string }> {
  const [, path = "", query = ""] = /^\w+:\/\/[^/?#]*([^?#]*)\??([^#]*)/.exec(url) ?? [];
  const signed = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .filter(([name]) => !name.includes("_"))
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const names = signed.map(([name]) => name).join(";");
  const uri = path.split("/").map(recode).join("/");
  const lines = [
    method,
    uri.endsWith("/") ? uri : `${uri}/`,
    canonicalQuery(query),
    ...signed.map(([name, value]) => `${name}:${value}`),
    "",
    names,
    headers["x-sdk-content-sha256"] ?? (body ? await sha256(body) : emptyHash),
  ];
  return { text: lines.join("\n"), names };
}

/** Sorted by name, then by value; sorting whole pairs would put "a-b=" before "a=". */
function canonicalQuery(query: string): string {
  if (query === "") return "";
  return query
    .split("&")
    .map((pair) => {
      const [, name = "", value = ""] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
      return [recode(name.replaceAll("+", " ")), recode(value.replaceAll("+", " "))] as const;
    })
    .sort(([left, leftValue], [right, rightValue]) => (left < right || (left === right && leftValue < rightValue) ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** Percent-encoded as RFC 3986 has it, however it was encoded before. */
function recode(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  return encodeURIComponent(decode(text)).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A lone "%" stands for itself.
  }
}
