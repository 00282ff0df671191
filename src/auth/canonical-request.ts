/** What is signed: the request as it goes out. */
export interface RequestToSign {
  readonly method: string;
  /** The whole address, without a fragment. */
  readonly url: string;
  /** The headers that are signed, by their names in small letters; those with "_" are left out, as a gateway drops them. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The one form of a request that both sides of a signature agree on, and the names of the headers in it. */
export function canonicalRequest(
  { method, url, headers }: RequestToSign,
  bodyHash: string,
): { text: string; names: string } {
  const target = url.replace(/^\w+:\/\/[^/?]*/, "");
  const [path = "", ...rest] = target.split("?");
  const query = rest.join("?");
  const names = Object.keys(headers)
    .filter((name) => !name.includes("_"))
    .sort();
  let lines = "";
  for (const name of names) lines += `${name}:${headers[name]?.trim()}\n`;
  const uri = isPlain.test(path) ? path : path.split("/").map(recode).join("/");
  const list = names.join(";");
  const text = `${method}\n${uri.endsWith("/") ? uri : `${uri}/`}\n${query && canonicalQuery(query)}\n${lines}\n${list}\n${bodyHash}`;
  return { text, names: list };
}

/** Text that RFC 3986 leaves as it is, and slashes. */
const isPlain = /^[\w.~/-]*$/;

/** Sorted by name, then by value; sorting whole pairs would put "a-b=" before "a=". */
function canonicalQuery(query: string): string {
  return query
    .split("&")
    .map((pair) => {
      const [, name = "", value = ""] = /^([^=]*)=?(.*)$/s.exec(pair.replaceAll("+", " ")) ?? [];
      return [recode(name), recode(value)] as const;
    })
    .sort(([left, leftValue], [right, rightValue]) =>
      left < right || (left === right && leftValue < rightValue) ? -1 : 1,
    )
    .map((pair) => pair.join("="))
    .join("&");
}

/** Percent-encoded as RFC 3986 has it, however it was encoded before. */
function recode(text: string): string {
  return encodeURIComponent(decode(text)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A lone "%" stands for itself.
  }
}
