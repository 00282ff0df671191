import type { AddressInfo } from "node:net";
import { isLoopback } from "../http/endpoint.js";

/** Where a sandbox listens. */
export interface Site {
  /** The URL for clients on this machine, without a slash at the end. */
  readonly url: string;
  /** Whether it listens on every address of this machine, which has names that the sandbox cannot know. */
  readonly isOpen: boolean;
  /** The host names by which clients call it, besides those of the loopback. */
  readonly hostnames: readonly string[];
}

/** Describes a listening server from its address and from the host that it was told to listen on. */
export function siteOf({ address, family, port }: AddressInfo, host: string): Site {
  const isOpen = address === "0.0.0.0" || address === "::";
  const bracketed = (name: string): string => (name.includes(":") ? `[${name}]` : name);
  // The unspecified address is not one that a client can call.
  const callable = isOpen ? (family === "IPv6" ? "::1" : "127.0.0.1") : address;
  const given = [address, host].map((name) => parseHost(bracketed(name))?.hostname);
  return {
    url: `http://${bracketed(callable)}:${port}`,
    isOpen,
    hostnames: given.filter((name) => name !== undefined),
  };
}

/** The URL for a client that sends a Host header, which only the client knows if the sandbox is open. */
export function urlFor({ url, isOpen }: Site, host: string | undefined): string {
  return isOpen && host !== undefined ? `http://${host}` : url;
}

/**
 * Whether a Host header names this sandbox. A web site can point a name of its own to this machine (DNS rebinding), and its
 * page then has the same origin as the sandbox, but the browser still sends that name.
 */
export function isOwnHost({ url, isOpen, hostnames }: Site, header: string): boolean {
  const host = parseHost(header);
  if (!host) return false;
  const { hostname, port } = host;
  // A container or a router can forward another port. No web site owns an address or a local name.
  if (isOpen) return isThisMachine(hostname) || isAddress(hostname) || isLocalName(hostname);
  return (isThisMachine(hostname) || hostnames.includes(hostname)) && port === new URL(url).port;
}

/** Whether a host name in the form of URLs is that of this machine, which no web site can have. */
export function isThisMachine(hostname: string): boolean {
  return isLoopback(hostname) || hostname.endsWith(".localhost");
}

/** The parts of a Host header, with the host name in the form of URLs; undefined if it contains anything else. */
function parseHost(header: string): URL | undefined {
  const isHost = /^(\[[\d.:a-f]+\]|[^\s#%/:?@[\\\]]+)(:\d+)?$/i.test(header);
  return isHost && URL.canParse(`http://${header}`) ? new URL(`http://${header}`) : undefined;
}

function isAddress(hostname: string): boolean {
  return hostname.startsWith("[") || /^\d+(\.\d+){3}$/.test(hostname);
}

/** Whether nobody can register a name: the name of a container, or a domain that is reserved for local use. */
function isLocalName(hostname: string): boolean {
  return /^[^.]+$|\.(internal|local|test)$/.test(hostname);
}
