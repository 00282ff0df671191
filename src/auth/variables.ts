import { ConfigurationError } from "../errors.js";

/** The variables of a process, or an object in their place. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a variable can set. */
export type Setting =
  | "accessKeyId"
  | "secretAccessKey"
  | "securityToken"
  | "token"
  | "username"
  | "password"
  | "domainName"
  | "projectId"
  | "projectName"
  | "authUrl"
  | "region";

/** The variables of a tool: the first is the usual name, the others are names that the tool also reads. */
export type Family = Readonly<Partial<Record<Setting, readonly string[]>>>;

/** The variables of the vendor's SDKs, of its Terraform provider, and of OpenStack with those of Open Telekom Cloud. */
export const families: readonly Family[] = [
  {
    accessKeyId: ["HUAWEICLOUD_SDK_AK"],
    secretAccessKey: ["HUAWEICLOUD_SDK_SK"],
    securityToken: ["HUAWEICLOUD_SDK_SECURITY_TOKEN"],
    projectId: ["HUAWEICLOUD_SDK_PROJECT_ID"],
    authUrl: ["HUAWEICLOUD_SDK_IAM_ENDPOINT"],
    region: ["HUAWEICLOUD_REGION"],
  },
  {
    accessKeyId: ["HW_ACCESS_KEY"],
    secretAccessKey: ["HW_SECRET_KEY"],
    securityToken: ["HW_SECURITY_TOKEN"],
    token: ["HW_AUTH_TOKEN"],
    username: ["HW_USER_NAME"],
    password: ["HW_USER_PASSWORD"],
    domainName: ["HW_DOMAIN_NAME"],
    projectId: ["HW_PROJECT_ID"],
    projectName: ["HW_PROJECT_NAME"],
    authUrl: ["HW_AUTH_URL"],
    region: ["HW_REGION_NAME"],
  },
  {
    accessKeyId: ["OS_ACCESS_KEY"],
    secretAccessKey: ["OS_SECRET_KEY"],
    securityToken: ["OS_SECURITY_TOKEN"],
    token: ["OS_TOKEN", "OS_AUTH_TOKEN"],
    username: ["OS_USERNAME"],
    password: ["OS_PASSWORD"],
    domainName: ["OS_USER_DOMAIN_NAME", "OS_PROJECT_DOMAIN_NAME", "OS_DOMAIN_NAME"],
    projectId: ["OS_PROJECT_ID", "OS_TENANT_ID"],
    projectName: ["OS_PROJECT_NAME", "OS_TENANT_NAME"],
    authUrl: ["OS_AUTH_URL"],
    region: ["OS_REGION_NAME", "OS_REGION"],
  },
];

/** Reads settings from variables. An empty variable counts as missing. */
export class Variables {
  constructor(private readonly environment: Environment = processEnv()) {}

  /** The value of a variable. */
  value(name: string | undefined): string | undefined {
    return (name && this.environment[name]) || undefined;
  }

  /** The variable of a family that sets something; undefined if there is none. */
  nameIn(family: Family, setting: Setting): string | undefined {
    const set = (family[setting] ?? []).filter((name) => this.value(name));
    // The domain of a user may differ from that of a project.
    if (setting !== "domainName") this.#checkAgreement(set);
    return set[0];
  }

  /** The value in a family or, without one, the value that all others agree on. */
  find(family: Family, setting: Setting): string | undefined {
    const own = this.nameIn(family, setting);
    if (own) return this.value(own);
    const others = families.flatMap((other) => this.nameIn(other, setting) ?? []);
    this.#checkAgreement(others);
    return this.value(others[0]);
  }

  #checkAgreement(names: readonly string[]): void {
    if (new Set(names.map((name) => this.value(name))).size > 1)
      throw new ConfigurationError(
        `${names.join(" and ")} contradict each other: unset ${names.length > 2 ? "all but one" : "one"} of them.`,
      );
  }
}

/** The usual variables of settings, to name them in a message. */
export function variablesFor(...settings: readonly Setting[]): string {
  const names = settings.flatMap((setting) =>
    families.flatMap((family) => family[setting]?.[0] ?? []),
  );
  return names.join(", ").replace(/, (?=[^,]*$)/, " or ");
}

/** The variables of the process; none in a browser, which has no process. */
function processEnv(): Environment {
  return (globalThis as { process?: { env?: Environment } }).process?.env ?? {};
}
