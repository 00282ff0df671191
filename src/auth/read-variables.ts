import { readCloud } from "./cloud-settings.js";
import {
  openStack,
  ownSettings,
  variableFamilies,
  Variables,
  type CloudSettings,
  type Environment,
  type Family,
  type KindName,
  type Setting,
} from "./variables.js";

/** Reads the variables, and the cloud that `OS_CLOUD` names unless the variables of another tool contain credentials. */
export function readVariables(environment: Environment = processEnv()): Variables {
  const variables = new Variables(environment);
  const name = variables.value("OS_CLOUD");
  const isOther = variableFamilies.some(
    (family) => family !== openStack && kindIn(variables, family) !== undefined,
  );
  if (name === undefined || isOther) return variables;
  return new Variables(environment, besideVariables(readCloud(name, environment), variables));
}

/**
 * The settings of a cloud without those that contradict variables: as in the command of OpenStack, a variable goes before the
 * field for the same setting, and with another kind of credentials or another project it does, too.
 */
function besideVariables(cloud: CloudSettings, variables: Variables): CloudSettings {
  const kind = kindIn(variables, openStack) ?? cloud.kind;
  const project: readonly Setting[] = ["projectId", "projectName"];
  const replaced = [
    ...Object.entries(ownSettings).flatMap(([name, settings]) => (name === kind ? [] : settings)),
    ...(project.some((setting) => variables.nameIn(openStack, setting)) ? project : []),
  ];
  const left = Object.entries(cloud.family).filter(([name]) => !replaced.includes(name as Setting));
  return { ...cloud, family: Object.fromEntries(left) };
}

/** The first kind of credentials of which a family sets something. */
function kindIn(variables: Variables, family: Family): KindName | undefined {
  return (Object.keys(ownSettings) as KindName[]).find((kind) =>
    ownSettings[kind].some((setting) => variables.nameIn(family, setting)),
  );
}

/** The variables of the process; none in a browser, which has no process. */
function processEnv(): Environment {
  return (globalThis as { process?: { env?: Environment } }).process?.env ?? {};
}
