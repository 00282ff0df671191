import { isThisMachine } from "./site.js";
import type { SandboxRequest } from "./responses.js";

type Headers = Readonly<Record<string, string>>;

/**
 * The headers of a response that let a page of another origin read it, if the page comes from this machine, such as that of
 * a development server: a public web site could otherwise read the seed and create snapshots with the well-known credentials.
 */
export function crossOriginHeaders({ headers: { origin, host } }: SandboxRequest): Headers {
  // A cache must not give the response for one page to another one.
  const vary = { Vary: "Origin" };
  if (origin === undefined || !isOwnPage(origin, host)) return vary;
  return {
    ...vary,
    "Access-Control-Allow-Origin": origin,
    // "*" stands for those of a fault; a call with cookies needs the names.
    "Access-Control-Expose-Headers":
      "Content-Type, Date, Retry-After, X-Request-Id, X-Subject-Token, *",
  };
}

/** The headers that accept a preflight request; undefined for any other request. */
export function preflightHeaders({ method, headers }: SandboxRequest): Headers | undefined {
  const { origin, host } = headers;
  if (method !== "OPTIONS" || headers["access-control-request-method"] === undefined)
    return undefined;
  if (origin === undefined || !isOwnPage(origin, host)) return undefined;
  const isPrivate = headers["access-control-request-private-network"] === "true";
  return {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
    "Access-Control-Allow-Headers": headers["access-control-request-headers"] ?? "*",
    "Access-Control-Max-Age": "600",
    ...(isPrivate && { "Access-Control-Allow-Private-Network": "true" }),
  };
}

/** Whether the origin of a page is this machine, or has the host name by which the sandbox is called. */
function isOwnPage(origin: string, host = ""): boolean {
  if (!/^https?:\/\//.test(origin) || !URL.canParse(origin)) return false;
  const { hostname } = new URL(origin);
  return isThisMachine(hostname) || hostname === new URL(`http://${host}`).hostname;
}
