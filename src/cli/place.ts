import { chooseSource } from "../auth/environment.js";
import { readVariables } from "../auth/read-variables.js";
import { openStack, type Environment, type Family, type Variables } from "../auth/variables.js";
import { placeFrom } from "../client/options-from-environment.js";
import { ConfigurationError } from "../errors.js";
import { resolveEndpoint, type Servers } from "../http/endpoint.js";

/** Where requests go, and for which project. */
export interface Place {
  readonly endpoint: string;
  readonly projectId: string | undefined;
}

/** Finds the place in the environment, with or without credentials. */
export function findPlace(
  service: "dws" | "dds",
  servers: Servers,
  environment: Environment,
): Place {
  const variables = readVariables(environment);
  const family = familyOf(variables);
  const { endpoint, projectId } = resolveEndpoint(servers, placeFrom(service, variables, family));
  return { endpoint, projectId: projectId ?? variables.find(family, "projectId") };
}

/** The variables that have the credentials; those of OpenStack if there are none. */
function familyOf(variables: Variables): Family {
  try {
    return chooseSource(variables).family;
  } catch (error) {
    if (error instanceof ConfigurationError) return openStack;
    throw error;
  }
}
