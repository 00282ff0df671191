type Values = Readonly<Record<string, unknown>>;

/** Puts values, which have been checked, into an address: into its path by their names, and after it as a query. */
export function addressOf(template: string, inPath: Values, query: Values): string {
  const encode = (value: unknown): string => encodeURIComponent(String(value));
  let address = template.replace(/\{(\w+)\}/g, (_, name: string) => encode(inPath[name]));
  let separator = "?";
  for (const name in query) {
    if (query[name] === undefined) continue;
    address += `${separator}${encode(name)}=${encode(query[name])}`;
    separator = "&";
  }
  return address;
}
