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

/** A kind of credentials. */
export type KindName = "accessKey" | "token" | "password";

/** The settings that belong to no other kind of credentials, in the order of preference. */
export const ownSettings: Readonly<Record<KindName, readonly Setting[]>> = {
  accessKey: ["accessKeyId", "secretAccessKey", "securityToken"],
  token: ["token"],
  password: ["username", "password"],
};

/** What a cloud in clouds.yaml sets. */
export interface CloudSettings {
  /** The kind of its credentials. */
  readonly kind: KindName;
  /** Its fields, named as in messages. */
  readonly family: Family;
  /** The values of those fields. */
  readonly values: Environment;
}

/** The variables of OpenStack, with those of Open Telekom Cloud. */
export const openStack: Family = {
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
};

/** The variables of the vendor's SDKs, of its Terraform provider, and of OpenStack. */
export const variableFamilies: readonly Family[] = [
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
  openStack,
];

/** Reads settings from variables and from the fields of a cloud. An empty one counts as missing. */
export class Variables {
  constructor(
    private readonly environment: Environment,
    private readonly cloud?: CloudSettings,
  ) {}

  /** The value of a variable or a field. */
  value(name: string | undefined): string | undefined {
    return (name && (this.environment[name] || this.cloud?.values[name])) || undefined;
  }

  /** The variable of a family that sets something or, for OpenStack, the field; undefined if there is none. */
  nameIn(family: Family, setting: Setting): string | undefined {
    return (
      this.#nameIn(family, setting) ??
      (this.cloud && family === openStack ? this.#nameIn(this.cloud.family, setting) : undefined)
    );
  }

  #nameIn(family: Family, setting: Setting): string | undefined {
    const set = (family[setting] ?? []).filter((name) => this.value(name));
    // The domain of a user may differ from that of a project.
    if (setting !== "domainName") this.#checkAgreement(set);
    return set[0];
  }

  /** The usual names of settings of a family, to say what is missing. */
  usualNames(family: Family, settings: readonly Setting[]): string[] {
    const shown = { ...family, ...(family === openStack && this.cloud?.family) };
    return settings.flatMap((setting) => shown[setting]?.[0] ?? []);
  }

  /** The value in a family or, without one, the value that all others agree on. */
  find(family: Family, setting: Setting): string | undefined {
    return this.value(this.nameOf(family, setting));
  }

  /** The variable or field whose value {@link find} returns. */
  nameOf(family: Family, setting: Setting): string | undefined {
    const own = this.nameIn(family, setting);
    if (own) return own;
    const others = variableFamilies.flatMap((other) => this.nameIn(other, setting) ?? []);
    this.#checkAgreement(others);
    return others[0];
  }

  #checkAgreement(names: readonly string[]): void {
    if (new Set(names.map((name) => this.value(name))).size > 1)
      throw new ConfigurationError(
        `${names.join(" and ")} contradict each other: unset one of them.`,
      );
  }

  /** The usual names of settings in all families, to name them in a message. */
  namesFor(...settings: readonly Setting[]): string {
    const families = [...variableFamilies, ...(this.cloud ? [this.cloud.family] : [])];
    const names = settings.flatMap((setting) =>
      families.flatMap((family) => family[setting]?.[0] ?? []),
    );
    return names.join(", ").replace(/, (?=[^,]*$)/, " or ");
  }
}
