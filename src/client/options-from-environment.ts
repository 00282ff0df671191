import { chooseSource, credentialsFrom } from "../auth/environment.js";
import { readVariables } from "../auth/read-variables.js";
import type { Environment, Family, Variables } from "../auth/variables.js";
import { ConfigurationError, throwConfigurationError } from "../errors.js";
import { isRegion, regionForm } from "../http/endpoint.js";
import type { ClientOptions } from "./client-options.js";

/**
 * Reads where a client sends its requests, and with which credentials, from the variables of the environment: a program moves
 * between the sandbox, a test account and production without an edit. `HUAWEICLOUD_DWS_ENDPOINT` and
 * `HUAWEICLOUD_DDS_ENDPOINT` are the endpoints, the sandbox for example. Without one, the region is `HUAWEICLOUD_REGION`,
 * `HW_REGION_NAME` or `OS_REGION_NAME`, and the cloud is `HUAWEICLOUD_CLOUD` or that of the URL of IAM. With `OS_CLOUD`, the
 * cloud of that name in clouds.yaml sets what no variable sets, as {@link credentialsFromEnvironment} describes.
 *
 * @param service - The service of the client, "dws" or "dds".
 * @param environment - The variables, read once, when this function is called.
 * @defaultValue `environment`: `process.env`
 * @returns Options for `createDwsClient` or `createDdsClient`; the credentials are those of
 * {@link credentialsFromEnvironment}.
 * @throws {@link ConfigurationError} when there is neither a region nor an endpoint, or credentials are missing, or variables
 * contradict each other, or clouds.yaml cannot be read. It names the variables, or the file and the fields.
 * @example
 * ```ts
 * import { createDwsClient, optionsFromEnvironment } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ ...optionsFromEnvironment("dws"), deadlineMs: 300_000 });
 * console.log((await dws.listSnapshots()).count);
 * ```
 */
export function optionsFromEnvironment(
  service: "dws" | "dds",
  environment?: Environment,
): Pick<ClientOptions, "cloud" | "region" | "endpoint" | "credentials"> {
  if (!/^(dws|dds)$/.test(service))
    throw new ConfigurationError('optionsFromEnvironment needs a service, "dws" or "dds".');
  const variables = readVariables(environment);
  const { family } = chooseSource(variables);
  const credentials = credentialsFrom(variables);
  return { ...placeFrom(service, variables, family), credentials };
}

/** Where a client of a service sends its requests; `family` is that of its credentials. */
export function placeFrom(
  service: "dws" | "dds",
  variables: Variables,
  family: Family,
): Pick<ClientOptions, "cloud" | "region" | "endpoint"> {
  const name = service.toUpperCase();
  const own = `HUAWEICLOUD_${name}_ENDPOINT`;
  const given = variables.value(own);
  if (given !== undefined) return { endpoint: given };
  const variable = variables.nameOf(family, "region");
  const region = variables.value(variable);
  if (variable === undefined || region === undefined)
    throw new ConfigurationError(
      `The environment names no region: set ${variables.namesFor("region")}, or ${own}.`,
    );
  const ofRegion = `HUAWEICLOUD_SDK_REGION_${name}_${region.replaceAll("-", "_").toUpperCase()}`;
  // The vendor's SDKs take a list, and use the others when the first cannot be reached.
  const endpoint = variables.value(ofRegion)?.split(",")[0];
  if (endpoint !== undefined) return { endpoint };
  // Without the value, which may be a secret in the wrong place.
  if (!isRegion(region)) throwConfigurationError(variable, regionForm);
  const authUrl = variables.find(family, "authUrl") ?? "";
  return { region, cloud: cloudOf(variables.value("HUAWEICLOUD_CLOUD"), authUrl) };
}

function cloudOf(name: string | undefined, authUrl: string): "huaweicloud" | "opentelekomcloud" {
  if (name === "huaweicloud" || name === "opentelekomcloud") return name;
  if (name !== undefined)
    throwConfigurationError("HUAWEICLOUD_CLOUD", "huaweicloud or opentelekomcloud");
  return /^https:\/\/[^/]+\.otc\.t-systems\.com\b/.test(authUrl)
    ? "opentelekomcloud"
    : "huaweicloud";
}
