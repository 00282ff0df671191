import { chooseSource } from "../auth/environment.js";
import { readVariables } from "../auth/read-variables.js";
import { openStack, type Environment, type Family, type Variables } from "../auth/variables.js";
import { placeFrom } from "../client/options-from-environment.js";
import { ConfigurationError } from "../errors.js";
import { resolveEndpoint, type Servers } from "../http/endpoint.js";
import { placesIn } from "./environment.js";

/** Where requests go, and for which project. */
export interface Place {
  readonly endpoint: string;
  /** The variables and fields that say so. */
  readonly endpointFrom: readonly string[];
  /** The region, unless the endpoint is given. */
  readonly region: string | undefined;
  readonly projectId: string | undefined;
  /** Whether the URL of the endpoint names the project. */
  readonly isProjectInEndpoint: boolean;
}

/** Finds the place in the environment, with or without credentials. */
export function findPlace(
  service: "dws" | "dds",
  servers: Servers,
  environment: Environment,
): Place {
  const variables = readVariables(environment);
  const family = familyOf(variables);
  const { endpoint: given, cloud, region } = placeFrom(service, variables, family);
  const { endpoint, projectId } = resolveEndpoint(servers, { endpoint: given, cloud, region });
  const endpointFrom =
    given === undefined
      ? [variables.nameOf(family, "region"), cloudName(variables, family, cloud)]
      : endpointNames(service, environment)
          .filter((name) => variables.value(name)?.split(",")[0] === given)
          .slice(0, 1);
  return {
    endpoint,
    endpointFrom: endpointFrom.filter((name) => name !== undefined),
    region,
    projectId: projectId ?? variables.find(family, "projectId"),
    isProjectInEndpoint: projectId !== undefined,
  };
}

/** The variables that are set to an endpoint of a service, the one for all regions first. */
export function endpointNames(service: "dws" | "dds", environment: Environment): string[] {
  const part = `_${service.toUpperCase()}_`;
  return placesIn(environment).filter((name) => name.includes(part) && environment[name]);
}

/** The variable that chooses the cloud, if it is not the usual one. */
function cloudName(
  variables: Variables,
  family: Family,
  cloud: string | undefined,
): string | undefined {
  if (variables.value("HUAWEICLOUD_CLOUD")) return "HUAWEICLOUD_CLOUD";
  return cloud === "opentelekomcloud" ? variables.nameOf(family, "authUrl") : undefined;
}

/** The variables that have the credentials; those of OpenStack if there are none. */
export function familyOf(variables: Variables): Family {
  try {
    return chooseSource(variables).family;
  } catch (error) {
    if (error instanceof ConfigurationError) return openStack;
    throw error;
  }
}
