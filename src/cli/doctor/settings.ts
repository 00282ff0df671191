import { allSources, chooseSource } from "../../auth/environment.js";
import { canDeriveIam, tokensUrl } from "../../auth/password.js";
import { readVariables } from "../../auth/read-variables.js";
import { openStack, ownSettings, type Setting, type Variables } from "../../auth/variables.js";
import { servers as ddsServers } from "../../dds.js";
import { servers as dwsServers } from "../../dws.js";
import type { Servers } from "../../http/endpoint.js";
import { originOf } from "../environment.js";
import { exitCodes } from "../exit-codes.js";
import { endpointNames, familyOf, findPlace, type Place } from "../place.js";
import type { Session } from "../session.js";
import { failed, failedBy, ok, skipped, warning, type Finding } from "./finding.js";

/** A host that requests go to. */
export type ServiceName = "dws" | "dds" | "iam";

/** What the options and the environment say. */
export interface Settings {
  readonly findings: readonly Finding[];
  /** The URLs of the hosts, where they are known. */
  readonly urls: ReadonlyMap<ServiceName, string>;
}

const services: readonly (readonly ["dws" | "dds", Servers])[] = [
  ["dws", dwsServers],
  ["dds", ddsServers],
];

/** Checks what the options and the environment say, and where each setting comes from. */
export function checkSettings(session: Session): Settings {
  const { environment } = session;
  let variables: Variables;
  try {
    variables = readVariables(environment);
  } catch (error) {
    return { findings: [failedBy("credentials", error)], urls: new Map() };
  }
  const findings = [checkProfile(session, variables), checkCredentials(session, variables)];
  const places = new Map<"dws" | "dds", Place>();
  const endpoints = services.map(([service, servers]) => {
    const name = `endpoint-${service}`;
    try {
      const place = findPlace(service, servers, environment);
      places.set(service, place);
      return ok(name, `${place.endpoint}, from ${origins(session, place.endpointFrom)}`);
    } catch (error) {
      const [given] = endpointNames(service, environment);
      const source = given
        ? originOf(given, session.options)
        : session.options.region && "--region";
      return failedBy(name, error, source && `Correct ${source}.`);
    }
  });
  const found = [...places.values()];
  findings.push(checkRegion(session, found), checkProject(session, variables, found), ...endpoints);
  const urls = new Map<ServiceName, string>(
    [...places].map(([service, { endpoint }]) => [service, endpoint]),
  );
  const iam = checkIam(session, variables, [...urls.values()]);
  if (iam?.url !== undefined) urls.set("iam", iam.url);
  return { findings: iam ? [...findings, iam.finding] : findings, urls };
}

function checkProfile({ environment, options }: Session, variables: Variables): Finding {
  const source = options.profile === undefined ? "OS_CLOUD" : "--profile";
  if (!environment["OS_CLOUD"]) return skipped("profile", "Neither --profile nor OS_CLOUD is set.");
  return familyOf(variables) === openStack
    ? ok("profile", `A cloud of clouds.yaml, from ${source}`)
    : warning(
        "profile",
        "clouds.yaml is not read, since variables of another tool contain credentials.",
        "Unset those variables or OS_CLOUD, or use --profile.",
      );
}

const nouns = new Map<readonly Setting[], string>([
  [ownSettings.accessKey, "An access key"],
  [ownSettings.token, "A token"],
  [ownSettings.password, "A user with a password"],
]);

function checkCredentials(session: Session, variables: Variables): Finding {
  try {
    const { kind, family } = chooseSource(variables);
    const settings = [...new Set([...kind.needs, ...kind.own])];
    const names = settings.flatMap((setting) => variables.nameIn(family, setting) ?? []);
    const found = `${nouns.get(kind.own)}, from ${origins(session, names)}`;
    const others = allSources()
      .filter((source) => source.family !== family || source.kind.own !== kind.own)
      .flatMap((source) =>
        source.kind.own.flatMap((setting) => variables.nameIn(source.family, setting) ?? []),
      );
    if (others.length === 0) return ok("credentials", found);
    const unused = others.join(" and ");
    return warning("credentials", `${found}, and not from ${unused}`, `Unset ${unused}.`);
  } catch (error) {
    return failedBy("credentials", error);
  }
}

function checkRegion(session: Session, places: readonly Place[]): Finding {
  const place = places.find(({ region }) => region !== undefined);
  if (place)
    return ok(
      "region",
      `${place.region}, from ${origins(session, place.endpointFrom.slice(0, 1))}`,
    );
  return skipped("region", places.length > 0 ? "The endpoints are given." : "It is not known.");
}

/** The project: its id or, for a password, its name. */
function checkProject(session: Session, variables: Variables, places: readonly Place[]): Finding {
  const { projectId: given } = session.options;
  if (given !== undefined) return ok("project", `${shownId(given)}, from --project-id`);
  const inEndpoint = places.find(({ isProjectInEndpoint }) => isProjectInEndpoint);
  if (inEndpoint) return ok("project", `${shownId(inEndpoint.projectId)}, from the endpoint`);
  try {
    const family = familyOf(variables);
    const isPassword = kindOf(variables) === ownSettings.password;
    const id = variables.nameOf(family, "projectId");
    if (id !== undefined)
      return ok("project", `${shownId(variables.value(id))}, from ${origins(session, [id])}`);
    const name = isPassword ? variables.nameOf(family, "projectName") : undefined;
    if (name !== undefined) return ok("project", `A project by its name, from ${name}`);
    const settings: readonly Setting[] = isPassword ? ["projectId", "projectName"] : ["projectId"];
    const action = `Set ${variables.namesFor(...settings)}, or use --project-id.`;
    return failed("project", "Nothing names the project.", action, exitCodes.usage);
  } catch (error) {
    return failedBy("project", error);
  }
}

/** Where a user with a password authenticates; undefined for other credentials. */
function checkIam(
  session: Session,
  variables: Variables,
  [endpoint]: readonly string[],
): { readonly finding: Finding; readonly url?: string } | undefined {
  if (kindOf(variables) !== ownSettings.password) return undefined;
  const name = "endpoint-iam";
  try {
    const source = variables.nameOf(familyOf(variables), "authUrl");
    if (source === undefined && endpoint === undefined)
      return { finding: skipped(name, "It follows from the endpoints, which are unknown.") };
    if (source === undefined && !canDeriveIam(endpoint ?? "")) {
      const action = `Set ${variables.namesFor("authUrl")}.`;
      const found = "The URL of IAM cannot be derived from the endpoint.";
      return { finding: failed(name, found, action, exitCodes.usage) };
    }
    const context = { endpoint: endpoint ?? "", allowInsecureHttp: false };
    const url = tokensUrl(variables.value(source), context).replace(/\/auth\/tokens$/, "");
    const from = source === undefined ? "the endpoint" : origins(session, [source]);
    return { finding: ok(name, `${url}, from ${from}`), url };
  } catch (error) {
    return { finding: failedBy(name, error) };
  }
}

/** The settings of the kind of the credentials, if they are complete. */
function kindOf(variables: Variables): readonly Setting[] | undefined {
  try {
    return chooseSource(variables).kind.own;
  } catch {
    return undefined;
  }
}

/** The id of a project; something else in its place can be a secret. */
function shownId(id: string | undefined): string {
  return id !== undefined && /^[\da-f]{32}$/.test(id) ? id : "An id";
}

/** Where settings come from: options, variables, or fields of clouds.yaml. */
function origins({ options }: Session, names: readonly string[]): string {
  return names.map((name) => originOf(name, options)).join(" and ");
}
