import type { Account, Accounts } from "./accounts.js";
import {
  iamError,
  idOf,
  parseJson,
  type SandboxRequest,
  type SandboxResponse,
} from "./responses.js";

/** The part of the identity service (IAM, OpenStack Keystone) that OpenStack tools use before they call a service. */
export async function respondAsIdentity(
  accounts: Accounts,
  request: SandboxRequest,
): Promise<SandboxResponse | undefined> {
  const { method, url } = request;
  const path = request.path.replace(/^(\/v3)\/$/, "$1");
  if (method === "POST" && path === "/v3/auth/tokens")
    return accounts.createToken(parseJson(request.body), serviceCatalog(accounts.account, url));
  if (method !== "GET") return undefined;
  if (path === "/v3") return { status: 200, body: { version: identityVersion(url) } };
  const read = readers.find(([pattern]) => pattern.test(path))?.[1];
  if (!read) return undefined;
  const failure = await accounts.authenticate(request, false);
  if (failure) return iamError(401, failure.reason);
  return read(accounts, request) ?? iamError(404, "The sandbox does not contain this resource.");
}

/** The version of the identity service, in the form of its version documents. */
export function identityVersion(url: string): object {
  return {
    id: "v3.14",
    status: "stable",
    updated: "2020-04-07T00:00:00Z",
    links: [{ rel: "self", href: `${url}/v3/` }],
    "media-types": [
      { base: "application/json", type: "application/vnd.openstack.identity-v3+json" },
    ],
  };
}

type Reader = (accounts: Accounts, request: SandboxRequest) => SandboxResponse | undefined;

const readers: readonly (readonly [RegExp, Reader])[] = [
  [
    /^\/v3\/auth\/tokens$/,
    (accounts, { headers, url }) =>
      accounts.describeToken(
        headers["x-subject-token"] ?? "",
        serviceCatalog(accounts.account, url),
      ),
  ],
  [
    /^\/v3\/auth\/catalog$/,
    ({ account }, request) => list(request, "catalog", serviceCatalog(account, request.url)),
  ],
  [
    /^\/v3(\/auth)?\/projects$/,
    ({ account }, request) => list(request, "projects", [projectOf(account)]),
  ],
  [
    /^\/v3\/auth\/domains$/,
    ({ account }, request) => list(request, "domains", [domainOf(account)]),
  ],
  [
    /^\/v3\/regions$/,
    ({ account }, request) => list(request, "regions", [{ id: regionOf(account) }]),
  ],
  [/^\/v3\/projects\/[^/]+$/, ({ account }, { path }) => item("project", path, projectOf(account))],
  [
    /^\/v3\/regions\/[^/]+$/,
    ({ account }, { path }) => item("region", path, { id: regionOf(account) }),
  ],
];

/** A list, whose items can be filtered by their name. */
function list(
  { query, target, url }: SandboxRequest,
  name: string,
  items: readonly object[],
): SandboxResponse {
  const wanted = query.get("name");
  const found = items.filter(
    (found) => wanted === null || ("name" in found && found.name === wanted),
  );
  const links = { self: url + target, previous: null, next: null };
  return { status: 200, body: { [name]: found, links } };
}

function item(
  name: string,
  path: string,
  found: { readonly id: string },
): SandboxResponse | undefined {
  return path.endsWith(`/${found.id}`) ? { status: 200, body: { [name]: found } } : undefined;
}

function projectOf({ projectId, projectName, domainName }: Account): { readonly id: string } {
  const domain_id = idOf(domainName);
  return {
    id: projectId,
    ...{ name: projectName, description: "", enabled: true, is_domain: false },
    ...{ domain_id, parent_id: domain_id },
  };
}

function domainOf({ domainName }: Account): object {
  return { id: idOf(domainName), name: domainName, description: "", enabled: true };
}

/** Both clouds name the project of a region as the region, and further projects "region_name". */
export function regionOf({ projectName }: Account): string {
  return projectName.split("_")[0] ?? projectName;
}

/**
 * The catalogue of Open Telekom Cloud: the type "dws" has no version and no project in its URL, and "dwsv1" and "ddsv3",
 * which its SDKs look up, have both.
 */
function serviceCatalog(account: Account, url: string): readonly object[] {
  const { projectId } = account;
  const region = regionOf(account);
  const services = [
    ["identity", "iam", `${url}/v3`],
    ["iam", "iam", `${url}/v3`],
    ["dws", "dws", url],
    ["dwsv1", "dws", `${url}/v1.0/${projectId}`],
    ["dds", "dds", url],
    ["ddsv3", "dds", `${url}/v3/${projectId}`],
  ] as const;
  return services.map(([type, name, address]) => ({
    id: idOf(type),
    ...{ type, name },
    endpoints: [
      { id: idOf(address), interface: "public", region, region_id: region, url: address },
    ],
  }));
}
