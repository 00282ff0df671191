import { hmacSha256, sha256 } from "#crypto";
import { throwConfigurationError } from "../errors.js";

/** A request to sign. */
export interface RequestToSign {
  readonly method: string;
  /** The absolute URL, without a fragment. */
  readonly url: string;
  /** The headers to sign, by their names in lower case; those with "_" are left out, since a gateway drops them. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The functions of "#crypto", which is one of two modules. */
export interface Hashing {
  sha256(text: string): string | Promise<string>;
  hmacSha256(key: string, text: string): string | Promise<string>;
}

/** The only algorithm that both services support. */
const algorithm = "SDK-HMAC-SHA256";

/** The hash of an empty body, once it was needed: most requests have none. */
let emptyHash: string | Promise<string> | undefined;

/**
 * The value of `Authorization` for a request, whose headers must contain `x-sdk-date`. Unlike similar algorithms, this one
 * signs with the secret key itself and not with a key that is derived from it.
 */
export function sign(
  request: RequestToSign,
  body: string | undefined,
  accessKeyId: string,
  secretAccessKey: string,
  hashing: Hashing = { sha256, hmacSha256 },
): string | Promise<string> {
  const { headers } = request;
  const bodyHash =
    headers["x-sdk-content-sha256"] ??
    (body ? hashing.sha256(body) : (emptyHash ??= hashing.sha256("")));
  return chain(bodyHash, (hash) => {
    const { text, names } = canonicalRequest(request, hash);
    return chain(hashing.sha256(text), (requestHash) =>
      chain(
        hashing.hmacSha256(
          secretAccessKey,
          `${algorithm}\n${String(headers["x-sdk-date"])}\n${requestHash}`,
        ),
        (signature) =>
          `${algorithm} Access=${accessKeyId}, SignedHeaders=${names}, Signature=${signature}`,
      ),
    );
  });
}

/**
 * Continues with a text at once, or when its promise resolves: Node's crypto is synchronous, and needs no turn of the loop.
 * With zone.js, the promise of an async function is no instance of the global Promise.
 */
export function chain<Next>(
  text: string | Promise<string>,
  next: (text: string) => Next | Promise<Next>,
): Next | Promise<Next> {
  return typeof text === "string" ? next(text) : text.then(next);
}

/** The canonical form of a request, which client and service sign alike, and the names of the headers in it. */
export function canonicalRequest(
  { method, url, headers }: RequestToSign,
  bodyHash: string,
): { text: string; names: string } {
  const target = new URL(url);
  const path = target.pathname;
  const sorted = Object.keys(headers)
    .filter((name) => !name.includes("_"))
    .sort();
  let lines = "";
  for (const name of sorted) lines += `${name}:${String(headers[name]).trim()}\n`;
  // Most paths need no encoding, which takes longer than this test.
  // Stryker disable next-line Regex: to encode what needs no encoding changes nothing.
  const encoded = /[^\w.~/-]/.test(path)
    ? path.replace(/[^/]+/g, (segment) => encode(decode(segment)))
    : path;
  const uri = encoded.replace(/\/?$/, "/");
  const names = sorted.join(";");
  const text = `${method}\n${uri}\n${target.search && canonicalQuery(target.searchParams)}\n${lines}\n${names}\n${bodyHash}`;
  return { text, names };
}

/** Sorted by name, then by value: a space, which no encoded text contains, sorts before "-", and "=" behind it. */
function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .map((pair) => pair.map(encode).join(" "))
    .sort()
    .map((pair) => pair.replace(" ", "="))
    .join("&");
}

/** Percent-encoded as in RFC 3986. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A single "%" is literal.
  }
}

/** The value of `x-sdk-date`: the time in UTC as `YYYYMMDDTHHMMSSZ`. */
export function signingTime(now = Date.now()): string {
  if (!Number.isFinite(now)) throwConfigurationError("The clock of this machine", "a valid time");
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
}
