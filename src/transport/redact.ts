/** The headers that anybody may see, by their names in small letters; every other one may be a secret. */
const shown: ReadonlySet<string> = new Set([
  "accept",
  "content-length",
  "content-type",
  "date",
  "location",
  "retry-after",
  "server",
  "user-agent",
  "x-project-id",
  "x-request-id",
  "x-sdk-date",
]);

const hidden = "(hidden)";

/** Headers as they may be shown: the names of all, the values of those on the list. */
export function showHeaders(headers: Iterable<readonly [string, string]>): Record<string, string> {
  return Object.fromEntries([...headers].map(([name, value]) => [name, shown.has(name.toLowerCase()) ? value : hidden]));
}

/** The values in headers that nothing may show. What is shorter than six characters is no secret, and would riddle the text. */
export function secretsIn(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers)
    .filter(([name]) => !shown.has(name))
    .flatMap(([, value]) =>
      [value, ...value.matchAll(/(?:Access|Signature)=([^,\s]+)/g)].map((part) => (typeof part === "string" ? part : (part[1] ?? ""))),
    )
    .filter((secret) => secret.length > 5);
}

/** A text of somebody else's, such as an error that echoes the request, without the secrets, plain or as JSON writes them. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    .reduce((rest, secret) => rest.replaceAll(secret, hidden), text);
}

/** What takes the secrets of a request out of a text. */
export function cleaner(headers: Readonly<Record<string, string>>): (text: string) => string {
  return (text) => redact(text, secretsIn(headers));
}
