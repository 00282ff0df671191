type Values = Readonly<Record<string, unknown>>;

/** Builds a URL from checked values: path parameters by their names, and the query. */
export function buildUrl(template: string, inPath: Values, query: Values): string {
  const encode = (value: unknown): string => encodeURIComponent(String(value));
  let url = template.replace(/\{(\w+)\}/g, (_, name: string) => encode(inPath[name]));
  let separator = "?";
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    url += `${separator}${encode(name)}=${encode(value)}`;
    separator = "&";
  }
  return url;
}
