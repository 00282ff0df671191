import { ConfigurationError, throwConfigurationError } from "../errors.js";

/** A cloud that runs the services. */
export type Cloud = "huaweicloud" | "opentelekomcloud";

/** Where a client sends its requests: the region of a cloud, or the URL of an endpoint. */
export interface EndpointOptions {
  /**
   * The cloud.
   * @defaultValue "huaweicloud"
   */
  readonly cloud?: Cloud | undefined;
  /** The id of the region, for example "eu-west-101". Required unless `endpoint` is given. */
  readonly region?: string | undefined;
  /**
   * The URL of the service, instead of `cloud` and `region`. A URL of a service catalogue may end with version and project:
   * the client adds the version itself, and uses that project if `projectId` is left out.
   */
  readonly endpoint?: string | undefined;
  /**
   * Whether the endpoint may use plain http on a host other than this machine.
   * @defaultValue false
   */
  readonly allowInsecureHttp?: boolean | undefined;
}

/** The hosts of a description: one for each cloud, and one for each region (`cloud-region`) with a host of its own. */
export type Servers = Readonly<Record<Cloud, string>> & Readonly<Record<string, string>>;

/** Where a client sends its requests. */
export interface ResolvedEndpoint {
  /** The origin and the path before the version, without a slash at the end. */
  readonly endpoint: string;
  /** The project that the URL names. */
  readonly projectId?: string | undefined;
}

/** The regions of Open Telekom Cloud: without `cloud`, they would be taken for regions of Huawei Cloud. */
const telekomRegions = /^eu-(de|nl|ch2)$/;

/** Resolves the endpoint from the hosts of the description, or from the URL that is given. */
export function resolveEndpoint(servers: Servers, options: EndpointOptions): ResolvedEndpoint {
  if (options.endpoint !== undefined) {
    const url = checkEndpoint(options.endpoint, options.allowInsecureHttp ?? false, "endpoint");
    const [, endpoint = url, projectId] = /^(.*?)\/v\d+(?:\.\d+)?(?:\/([^/]+))?$/.exec(url) ?? [];
    // It becomes part of a path again, where it is encoded.
    return { endpoint, projectId: projectId && decodeURIComponent(projectId) };
  }
  return { endpoint: endpointOf(servers, options) };
}

/** What the id of a region is, for errors. */
export const regionForm = 'an id such as "eu-west-101"';

/** Whether a text can be the id of a region: it becomes part of the name of a host. */
export function isRegion(text: string): boolean {
  return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text);
}

function endpointOf(servers: Servers, { cloud: given, region = "" }: EndpointOptions): string {
  const cloud = given ?? "huaweicloud";
  const clouds = Object.keys(servers).filter((name) => servers[name]?.includes("{region}"));
  if (!clouds.includes(cloud))
    throwConfigurationError("cloud", `one of ${clouds.join(", ")}`, cloud);
  if (!isRegion(region)) throwConfigurationError("region", regionForm, region);
  if (telekomRegions.test(region) && !given)
    throw new ConfigurationError(`Region ${region} needs cloud: "opentelekomcloud".`);
  // The vendor's list of endpoints of this region has the hosts *.eu-ch2.sc.otc.t-systems.com, and none for a described service.
  if (region === "eu-ch2" && given === "opentelekomcloud")
    throw new ConfigurationError("No endpoint is listed for eu-ch2: set endpoint.");
  return servers[`${cloud}-${region}`] ?? servers[cloud].replace("{region}", region);
}

/** Whether a host name is that of this machine, so that no network is involved. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|::1|\[::1\]|127(\.\d{1,3}){3})$/i.test(hostname);
}

/** Checks a URL that receives credentials, and returns it without a slash at its end. */
export function checkEndpoint(given: string, allowInsecureHttp: boolean, name: string): string {
  const url = parseUrl(given);
  if (!url)
    throwConfigurationError(name, "a URL such as https://host, without user, query or fragment");
  const { protocol, hostname, origin, pathname } = url;
  if (protocol === "http:" && !allowInsecureHttp && !isLoopback(hostname))
    throw new ConfigurationError(
      `Plain http would show your credentials: use https, or set allowInsecureHttp.`,
    );
  return origin + pathname.replace(/\/+$/, "");
}

/** Parses a URL, but not what the parser of URLs repairs, such as backslashes and line breaks: others read it as another host. */
function parseUrl(text: string): URL | undefined {
  try {
    decodeURIComponent(text); // A project in it has to be decoded.
    return /^https?:\/\/[\w%[][\w%[\].~:/!$&'()*+,;=-]*$/i.test(text) ? new URL(text) : undefined;
  } catch {
    return undefined;
  }
}
