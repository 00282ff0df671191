import { ConfigurationError } from "../errors.js";
import { accessKeyCredentials } from "./access-key.js";
import type { Credentials, CredentialsContext } from "./credentials.js";
import { canDeriveIam, passwordCredentials } from "./password.js";
import { tokenCredentials } from "./token.js";
import { readVariables } from "./read-variables.js";
import {
  ownSettings,
  variableFamilies,
  type Environment,
  type Family,
  type Setting,
  type Variables,
} from "./variables.js";

/** A kind of credentials. */
interface CredentialsKind {
  /** The settings that it needs. */
  readonly needs: readonly Setting[];
  /** The settings that belong to no other kind: one of them without the rest is a mistake. */
  readonly own: readonly Setting[];
  readonly create: (
    setting: (name: Setting) => string | undefined,
    projectName?: string,
  ) => Credentials;
}

/**
 * In the order of preference: keys first, which do not expire and are not set by accident. A function: a bundler keeps what a
 * module computes when it is loaded.
 */
const kinds = (): readonly CredentialsKind[] => [
  {
    needs: ["accessKeyId", "secretAccessKey"],
    own: ownSettings.accessKey,
    create: (setting) =>
      accessKeyCredentials({
        accessKeyId: setting("accessKeyId") ?? "",
        secretAccessKey: setting("secretAccessKey") ?? "",
        securityToken: setting("securityToken"),
      }),
  },
  {
    needs: ["token"],
    own: ownSettings.token,
    create: (setting) => tokenCredentials(setting("token") ?? ""),
  },
  {
    needs: ["username", "password", "domainName"],
    own: ownSettings.password,
    create: (setting, projectName) =>
      passwordCredentials({
        username: setting("username") ?? "",
        password: setting("password") ?? "",
        domainName: setting("domainName") ?? "",
        projectName,
        authUrl: setting("authUrl"),
      }),
  },
];

/** Credentials that the environment may have: a kind, by the variables of a family. */
interface Source {
  readonly kind: CredentialsKind;
  readonly family: Family;
}

/** All sources. */
export function allSources(): Source[] {
  return kinds().flatMap((kind) =>
    variableFamilies
      .filter((family) => kind.needs.every((setting) => family[setting]))
      .map((family) => ({ kind, family })),
  );
}

/** The variables of some settings that are set. */
function setNames(
  variables: Variables,
  family: Family,
  settings: readonly Setting[],
): readonly string[] {
  return settings.flatMap((setting) => variables.nameIn(family, setting) ?? []);
}

/**
 * The first source that is set, which must be complete: half of a key is a mistake, even if there is a password beside it.
 */
export function chooseSource(variables: Variables): Source & { readonly from: string } {
  const set = allSources()
    .map((source) => ({ ...source, names: setNames(variables, source.family, source.kind.own) }))
    .filter(({ names }) => names.length > 0);
  const [first, next] = set;
  if (
    !first ||
    setNames(variables, first.family, first.kind.needs).length < first.kind.needs.length
  )
    throw new ConfigurationError(explainMissing(variables, set));
  const [name = ""] = first.names;
  const from = next ? `${name}, which is used before ${next.names.join(" and ")}` : name;
  return { ...first, from };
}

/**
 * Authenticates with the variables of the environment: those of the vendor's SDKs (`HUAWEICLOUD_SDK_AK`,
 * `HUAWEICLOUD_SDK_SK`, `HUAWEICLOUD_SDK_SECURITY_TOKEN`), of its Terraform provider (`HW_ACCESS_KEY`, `HW_SECRET_KEY`, …) or
 * of OpenStack tools: `OS_ACCESS_KEY` with `OS_SECRET_KEY`, `OS_TOKEN`, or `OS_USERNAME`, `OS_PASSWORD` and
 * `OS_USER_DOMAIN_NAME`. The guide to environment variables lists all of them. A client without a `projectId` uses the project of
 * the environment.
 *
 * With `OS_CLOUD`, the cloud of that name in clouds.yaml and secure.yaml sets what no variable of OpenStack sets, unless
 * variables of the other tools contain credentials. This needs Node, Bun or Deno.
 *
 * @param environment - The variables, read once, when this function is called.
 * @defaultValue `environment`: `process.env`
 * @returns Credentials of the first kind that is set: a key, a token, or a password.
 * @throws {@link ConfigurationError} when that kind is incomplete, variables contradict each other, or clouds.yaml does not
 * contain the cloud or cannot be read; and when a client is created without a project. It names the variables or the file and
 * the fields, and shows no value.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * ```
 */
export function credentialsFromEnvironment(environment?: Environment): Credentials {
  return credentialsFrom(readVariables(environment));
}

/** Credentials of the first source that is set. */
export function credentialsFrom(variables: Variables): Credentials {
  const { kind, family, from } = chooseSource(variables);
  const setting = (name: Setting): string | undefined => {
    const own = variables.value(variables.nameIn(family, name));
    return own ?? (name === "authUrl" ? variables.find(family, name) : undefined);
  };
  const projectId = variables.find(family, "projectId");
  const isPassword = kind.needs.includes("password");
  const projectName = isPassword ? variables.find(family, "projectName") : undefined;
  // The project of a token is the one that the client calls: only without an id is it named.
  const byId = kind.create(setting);
  const byName = projectName === undefined ? undefined : kind.create(setting, projectName);
  return {
    forClient(context) {
      const id = context.projectId ?? projectId;
      if (isPassword && !setting("authUrl")) checkIam(context, variables);
      const credentials = id === undefined ? byName : byId;
      if (!credentials)
        throw new ConfigurationError(
          `The environment names no project: set ${variables.namesFor("projectId", ...(isPassword ? (["projectName"] as const) : []))}, or give the client a projectId.`,
        );
      const authenticator = credentials.forClient({ ...context, projectId: id });
      return { ...authenticator, ...(id !== undefined && { projectId: () => id }), source: from };
    },
  };
}

/** Checks that the URL of IAM can be derived from the endpoint. */
function checkIam({ endpoint }: CredentialsContext, variables: Variables): void {
  if (!canDeriveIam(endpoint))
    throw new ConfigurationError(
      `The URL of IAM cannot be derived from the endpoint: set ${variables.namesFor("authUrl")}.`,
    );
}

/** Which variables are missing: those of the sources that are set in part, or of all sources. */
function explainMissing(
  variables: Variables,
  set: readonly (Source & { readonly names: readonly string[] })[],
): string {
  const sentences = set.flatMap(({ kind, family, names }) => {
    const missing = kind.needs.filter((setting) => !variables.nameIn(family, setting));
    return missing.length > 0
      ? [`${listed(names)} set, but ${listed(variables.usualNames(family, missing))} not.`]
      : [];
  });
  const all = allSources().map(({ kind, family }) =>
    variables.usualNames(family, kind.needs).join(" and "),
  );
  return `The environment has no complete credentials. ${sentences.join(" ") || `Set ${all.join(", or ")}.`}`;
}

function listed(names: readonly string[]): string {
  return `${names.join(" and ")} ${names.length > 1 ? "are" : "is"}`;
}
