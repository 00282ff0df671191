import { ConfigurationError } from "../errors.js";
import { ownValue } from "../values.js";
import { findCloud, type NamedCloud } from "./cloud-files.js";
import {
  ownSettings,
  type CloudSettings,
  type Environment,
  type KindName,
  type Setting,
} from "./variables.js";

/**
 * The fields of a cloud, as openstacksdk and python-otcextensions read them; the usual one first. openstacksdk accepts those
 * of `auth` beside it, too.
 */
const fields: Readonly<Record<Setting, readonly string[]>> = {
  accessKeyId: ["ak", "access_key"],
  secretAccessKey: ["sk", "secret_key"],
  securityToken: ["security_token"],
  token: ["auth.token", "auth.auth_token", "token", "auth_token"],
  username: ["auth.username", "username"],
  password: ["auth.password", "password"],
  domainName: [
    "auth.user_domain_name",
    "user_domain_name",
    "auth.domain_name",
    "domain_name",
    "auth.project_domain_name",
    "project_domain_name",
  ],
  projectId: ["auth.project_id", "project_id", "auth.tenant_id", "tenant_id"],
  projectName: ["auth.project_name", "project_name", "auth.tenant_name", "tenant_name"],
  authUrl: ["auth.auth_url", "auth_url"],
  region: ["region_name", "regions.0"],
};

const kindsByType: Readonly<Record<string, KindName>> = {
  password: "password",
  v3password: "password",
  token: "token",
  v3token: "token",
};

/** The URLs of IAM in the profiles of openstacksdk for clouds that are supported. */
const profiles: Readonly<Record<string, string>> = {
  otc: "https://iam.{region_name}.otc.t-systems.com/v3",
  "otc-swiss": "https://iam-pub.eu-ch2.sc.otc.t-systems.com/v3",
};

/** Reads the settings of a cloud in clouds.yaml. `OS_REGION_NAME` and `OS_AUTH_URL` go before its fields. */
export function readCloud(name: string, environment: Environment): CloudSettings {
  const cloud = findCloud(name, environment);
  const family: Partial<Record<Setting, readonly string[]>> = {};
  const values: Record<string, string | undefined> = {};
  for (const [setting, all] of Object.entries(fields) as [Setting, readonly string[]][]) {
    // A list of regions may have more than names, and counts only if nothing names one of them.
    const isNamed = regionOf(environment) || cloud.text("region_name");
    const names = setting === "region" && isNamed ? all.slice(0, 1) : all;
    family[setting] = names.map((field) => cloud.nameOf(field));
    for (const field of names) values[cloud.nameOf(field)] = cloud.text(field);
  }
  const authUrl = environment["OS_AUTH_URL"] ? undefined : authUrlOf(cloud, environment);
  if (authUrl) {
    family.authUrl = [authUrl.name];
    values[authUrl.name] = authUrl.url;
  }
  return { kind: kindOf(cloud), family, values };
}

/** The URL of IAM, which the field or the profile may state for all regions. */
function authUrlOf(
  cloud: NamedCloud,
  environment: Environment,
): { readonly name: string; readonly url: string } | undefined {
  const field = [...fields.authUrl, "profile", "cloud"].find((name) => cloud.text(name));
  if (!field) return undefined;
  const text = cloud.text(field) ?? "";
  const url = fields.authUrl.includes(field) ? text : ownValue(profiles, text);
  if (!url)
    throw new ConfigurationError(
      `${cloud.nameOf(field)} is not one of ${Object.keys(profiles).join(" and ")}: set ${cloud.nameOf("auth.auth_url")}.`,
    );
  const region = regionOf(environment) || textOf(cloud, "region");
  if (url.includes("{region_name}") && !region)
    throw new ConfigurationError(
      `${cloud.nameOf(field)} needs a region: set ${cloud.nameOf("region_name")}, or OS_REGION_NAME.`,
    );
  return { name: cloud.nameOf(field), url: url.replace("{region_name}", region ?? "") };
}

function regionOf(environment: Environment): string | undefined {
  return environment["OS_REGION_NAME"] || environment["OS_REGION"];
}

/** The text of a setting, in the first of its fields that has one. */
function textOf(cloud: NamedCloud, setting: Setting): string | undefined {
  const field = fields[setting].find((name) => cloud.text(name));
  return field && cloud.text(field);
}

/**
 * The kind of credentials. An access key is what python-otcextensions uses for the object storage; it counts here if there is
 * nothing else.
 */
function kindOf(cloud: NamedCloud): KindName {
  const type = cloud.text("auth_type");
  if (type) {
    const kind = ownValue(kindsByType, type);
    if (kind) return kind;
    const types = Object.keys(kindsByType).join(", ");
    throw new ConfigurationError(`${cloud.nameOf("auth_type")} must be one of ${types}.`);
  }
  const kinds: readonly KindName[] = ["password", "token", "accessKey"];
  const [kind, next] = kinds.filter((name) =>
    ownSettings[name].some((setting) => textOf(cloud, setting)),
  );
  // openstacksdk rejects both, too.
  if (kind === "password" && next === "token")
    throw new ConfigurationError(
      `A password and a token are set: set ${cloud.nameOf("auth_type")}, or remove one of them.`,
    );
  return kind ?? "password";
}
