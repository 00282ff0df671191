import { ConfigurationError } from "./errors.js";

/** A cloud that runs the services. */
export type Cloud = "huaweicloud" | "opentelekomcloud";

/** Where a client sends its requests: a region of a cloud, or an endpoint by its address. */
export interface EndpointOptions {
  /** The cloud. Default: "huaweicloud". */
  readonly cloud?: Cloud | undefined;
  /** The id of the region, for example "eu-west-101". Needed unless `endpoint` is given. */
  readonly region?: string | undefined;
  /**
   * The address of the service in place of `cloud` and `region`, for example from a service catalogue. Only its origin
   * counts: version and project, which a catalogue adds, are added by the client.
   */
  readonly endpoint?: string | undefined;
  /** Lets the endpoint be plain http on a host other than this machine. Default: false. */
  readonly allowInsecureHttp?: boolean | undefined;
}

/** The hosts of a description: one a cloud, and one for a region (`cloud-region`) that has a host of its own. */
export type Servers = Readonly<Record<Cloud, string>> & Readonly<Record<string, string>>;

/** The origin to send to, from the hosts of the description. */
export function resolveEndpoint(servers: Servers, options: EndpointOptions): string {
  if (options.endpoint !== undefined) return checkEndpoint(options.endpoint, options.allowInsecureHttp ?? false);
  const { cloud = "huaweicloud", region } = options;
  const clouds = Object.keys(servers).filter((name) => servers[name]?.includes("{region}"));
  if (!clouds.includes(cloud))
    throw new ConfigurationError(`There is no cloud "${cloud}": choose one of ${clouds.join(", ")}, or give an endpoint.`);
  if (region === undefined) throw new ConfigurationError('Give a region, for example "eu-west-101", or else an endpoint.');
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(region))
    throw new ConfigurationError(`"${region}" is no region id: one has lower-case letters, digits and hyphens, as in "eu-west-101".`);
  return servers[`${cloud}-${region}`] ?? servers[cloud]?.replace("{region}", region) ?? "";
}

function checkEndpoint(endpoint: string, allowInsecureHttp: boolean): string {
  let url: URL;
  try {
    url = new URL(endpoint);
  } catch {
    throw new ConfigurationError("The endpoint is no address: write it as https://host.");
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new ConfigurationError("The endpoint carries a user, a password, a query or a fragment: leave only https://host.");
  }
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw new ConfigurationError(`The endpoint begins with ${url.protocol}: only https: can be called.`);
  if (url.protocol === "http:" && !allowInsecureHttp && !isLoopback(url.hostname)) {
    throw new ConfigurationError(
      `Plain http would show your credentials to the network on the way to ${url.hostname}: use https, or set allowInsecureHttp.`,
    );
  }
  return url.origin;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
