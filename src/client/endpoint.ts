import { ConfigurationError } from "../errors.js";

/** A cloud that runs the services. */
export type Cloud = "huaweicloud" | "opentelekomcloud";

/** Where a client sends its requests: a region of a cloud, or an endpoint by its address. */
export interface EndpointOptions {
  /** The cloud. Default: "huaweicloud". */
  readonly cloud?: Cloud | undefined;
  /** The id of the region, for example "eu-west-101". Needed unless `endpoint` is given. */
  readonly region?: string | undefined;
  /**
   * The address of the service in place of `cloud` and `region`. One from a service catalogue may carry version and project
   * at its end; the client adds the version itself, and takes the project from there if it is given none.
   */
  readonly endpoint?: string | undefined;
  /** Lets the endpoint be plain http on a host other than this machine. Default: false. */
  readonly allowInsecureHttp?: boolean | undefined;
}

/** The hosts of a description: one a cloud, and one for a region (`cloud-region`) that has a host of its own. */
export type Servers = Readonly<Record<Cloud, string>> & Readonly<Record<string, string>>;

/** Where to send to, and the project that the address named. */
export interface ResolvedEndpoint {
  /** Origin and the path before the version, if there is one, without a slash at the end. */
  readonly endpoint: string;
  readonly projectId?: string | undefined;
}

/** Where to send to, from the hosts of the description or from the caller's own address. */
export function resolveEndpoint(servers: Servers, options: EndpointOptions): ResolvedEndpoint {
  if (options.endpoint !== undefined) {
    const address = checkEndpoint(options.endpoint, options.allowInsecureHttp ?? false, "endpoint");
    const [, endpoint = address, projectId] =
      /^(.*?)\/v\d+(?:\.\d+)?(?:\/([^/]+))?$/.exec(address) ?? [];
    return { endpoint, projectId };
  }
  const { cloud = "huaweicloud", region } = options;
  const clouds = Object.keys(servers).filter((name) => servers[name]?.includes("{region}"));
  if (!clouds.includes(cloud))
    throw new ConfigurationError(
      `There is no cloud "${cloud}": choose one of ${clouds.join(", ")}, or give an endpoint.`,
    );
  if (region === undefined)
    throw new ConfigurationError('Give a region, for example "eu-west-101", or else an endpoint.');
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(region))
    throw new ConfigurationError(`"${region}" is no region id: one looks like "eu-west-101".`);
  return {
    endpoint: servers[`${cloud}-${region}`] ?? servers[cloud]?.replace("{region}", region) ?? "",
  };
}

/** An address that credentials may be sent to, without a slash at its end. */
export function checkEndpoint(address: string, allowInsecureHttp: boolean, name: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new ConfigurationError(`The ${name} is no address: write it as https://host.`);
  }
  const { protocol, hostname } = url;
  if (url.username || url.password || /[?#]/.test(address))
    throw new ConfigurationError(
      `The ${name} carries a user, a password, a query or a fragment: write https://host.`,
    );
  if (protocol !== "https:" && protocol !== "http:")
    throw new ConfigurationError(`The ${name} begins with ${protocol}: only https: can be called.`);
  if (
    protocol === "http:" &&
    !allowInsecureHttp &&
    !/^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(hostname)
  )
    throw new ConfigurationError(
      `Plain http would show your credentials to the network on the way to ${hostname}: use https, or set allowInsecureHttp.`,
    );
  return url.origin + url.pathname.replace(/\/+$/, "");
}
