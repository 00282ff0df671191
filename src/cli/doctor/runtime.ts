import { readFileSync } from "node:fs";
import { defaultUserAgent } from "../../../generated/user-agent.js";
import type { Environment } from "../../auth/variables.js";
import type { Host } from "../host.js";
import { failed, ok, skipped, warning, type Finding } from "./finding.js";

/** The oldest Node that the package supports, as in its package.json. */
export const oldestNode = "20.19";

/** Checks the versions of the package and of Node. */
export function checkProgram({ nodeVersion }: Host, name = "program"): Finding {
  const found = `${defaultUserAgent.replace("/", " ")} on Node ${nodeVersion}`;
  return isAtLeast(nodeVersion, oldestNode)
    ? ok(name, found)
    : failed(name, `${found}.`, `Install Node ${oldestNode} or later.`);
}

/** Whether the requests of this process go through a proxy. */
export function usesProxy({ environment, nodeVersion }: Host): boolean {
  return proxiesIn(environment).length > 0 && readsProxies(environment) && canProxy(nodeVersion);
}

/** Checks that a proxy in the environment is used. */
export function checkProxy(host: Host, name = "proxy"): Finding {
  const { environment, nodeVersion } = host;
  const proxies = proxiesIn(environment).join(" and ");
  if (proxies === "") return ok(name, "No variable sets a proxy");
  const [exception] = setIn(environment, ["NO_PROXY", "no_proxy"]);
  if (usesProxy(host))
    return ok(name, `From ${proxies}${exception ? `, except for the hosts in ${exception}` : ""}`);
  const set = "set NODE_USE_ENV_PROXY=1";
  const action = canProxy(nodeVersion)
    ? `If requests need the proxy, ${set}.`
    : `If requests need the proxy, use Node 22.21, 24.5 or later, and ${set}.`;
  return warning(name, `Node does not use the proxy in ${proxies}.`, action);
}

/** Checks the variables that change which certificates are trusted. */
export function checkCertificates(
  { environment }: Pick<Host, "environment">,
  name = "certificates",
): Finding {
  const variable = "NODE_EXTRA_CA_CERTS";
  if (environment["NODE_TLS_REJECT_UNAUTHORIZED"] === "0")
    return warning(
      name,
      "NODE_TLS_REJECT_UNAUTHORIZED turns the check of certificates off: anybody on the way can read the credentials.",
      `Unset it. For the certificate of a company, set ${variable}.`,
    );
  const file = environment[variable];
  if (!file) return skipped(name, `${variable} is not set.`);
  const action = `Correct ${variable}: Node ignores it.`;
  try {
    const count = readFileSync(file, "utf8").split("-----BEGIN CERTIFICATE-----").length - 1;
    if (count > 0) return ok(name, `${count} in the file of ${variable}`);
    return warning(name, `The file of ${variable} contains no certificate.`, action);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    return warning(name, `The file of ${variable} cannot be read (${code}).`, action);
  }
}

function proxiesIn(environment: Environment): string[] {
  return setIn(environment, ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"]);
}

function setIn(environment: Environment, names: readonly string[]): string[] {
  return names.filter((name) => environment[name]);
}

/** Whether Node is told to read the variables of a proxy, by a variable or by its option. */
function readsProxies(environment: Environment): boolean {
  return (
    environment["NODE_USE_ENV_PROXY"] === "1" ||
    /(^|\s)--use-env-proxy(\s|$)/.test(environment["NODE_OPTIONS"] ?? "")
  );
}

/** Whether the fetch of Node can use a proxy (guide "Proxies and networks"). */
function canProxy(version: string): boolean {
  return version.startsWith("22.") ? isAtLeast(version, "22.21") : isAtLeast(version, "24.5");
}

function isAtLeast(version: string, oldest: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split(".").map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
