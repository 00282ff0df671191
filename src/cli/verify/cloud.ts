import { isLoopback, type Servers } from "../../http/endpoint.js";

/** The cloud that an endpoint belongs to, as the report names it: never a host. */
export function cloudAt(endpoint: string, servers: Servers): string {
  const { hostname } = new URL(endpoint);
  if (isLoopback(hostname)) return "this machine";
  const [name = "other"] =
    Object.entries(servers).find(([, url]) => {
      const [before = "", after = ""] = new URL(url.replace("{region}", "region")).hostname.split(
        "region",
      );
      return hostname.startsWith(before) && hostname.endsWith(after);
    }) ?? [];
  return name.replace(/-.*/, "");
}
