import { variableFamilies, type Environment } from "../auth/variables.js";
import type { GlobalOptions } from "./global-options.js";

/** The variables that choose the place of requests, beside those of the families. */
const placeVariables = ["HUAWEICLOUD_DWS_ENDPOINT", "HUAWEICLOUD_DDS_ENDPOINT"];

/**
 * The environment as the options change it. An option goes before every variable for the same setting, and `--profile` before
 * all that a cloud of clouds.yaml can contain.
 */
export function environmentOf(environment: Environment, options: GlobalOptions): Environment {
  const { profile, cloud, region, endpoint } = options;
  const changed: Record<string, string | undefined> = { ...environment };
  if (profile !== undefined) {
    unset(changed, [
      ...variableFamilies.flatMap((family) => Object.values(family).flat()),
      ...placesIn(environment),
      "HUAWEICLOUD_CLOUD",
    ]);
    changed["OS_CLOUD"] = profile;
  }
  if (cloud !== undefined) changed["HUAWEICLOUD_CLOUD"] = cloud;
  if (region !== undefined) {
    unset(changed, [
      ...variableFamilies.flatMap((family) => family.region ?? []),
      ...placesIn(environment),
    ]);
    // It also goes before the field of clouds.yaml.
    changed["OS_REGION_NAME"] = region;
  }
  if (endpoint !== undefined) for (const name of placeVariables) changed[name] = endpoint;
  return changed;
}

/** What has set a variable of {@link environmentOf}: an option, or else the variable. */
export function originOf(name: string, { region, cloud, endpoint }: GlobalOptions): string {
  if (region !== undefined && name === "OS_REGION_NAME") return "--region";
  if (cloud !== undefined && name === "HUAWEICLOUD_CLOUD") return "--cloud";
  return endpoint !== undefined && placeVariables.includes(name) ? "--endpoint" : name;
}

/** The variables that set an endpoint, for all regions or for one. */
export function placesIn(environment: Environment): string[] {
  return [
    ...placeVariables,
    ...Object.keys(environment).filter((name) => name.startsWith("HUAWEICLOUD_SDK_REGION_")),
  ];
}

function unset(environment: Record<string, string | undefined>, names: readonly string[]): void {
  for (const name of names) environment[name] = undefined;
}
