import { ConfigurationError } from "../errors.js";
import { accessKeyCredentials } from "./access-key.js";
import type { Credentials } from "./credentials.js";
import { passwordCredentials } from "./password.js";
import { tokenCredentials } from "./token.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** A kind of credentials, with the variables that it needs. */
interface CredentialSource {
  readonly needs: readonly string[];
  readonly create: (
    variable: (name: string) => string,
    optional: (name: string) => string | undefined,
  ) => Credentials;
}

/** In the order of preference: keys first, which do not expire and are not set by accident. */
const sources: readonly CredentialSource[] = [
  {
    needs: ["HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK"],
    create: (variable, optional) =>
      accessKeyCredentials({
        accessKeyId: variable("HUAWEICLOUD_SDK_AK"),
        secretAccessKey: variable("HUAWEICLOUD_SDK_SK"),
        securityToken: optional("HUAWEICLOUD_SDK_SECURITY_TOKEN"),
      }),
  },
  {
    needs: ["OS_ACCESS_KEY", "OS_SECRET_KEY"],
    create: (variable) =>
      accessKeyCredentials({
        accessKeyId: variable("OS_ACCESS_KEY"),
        secretAccessKey: variable("OS_SECRET_KEY"),
      }),
  },
  { needs: ["OS_TOKEN"], create: (variable) => tokenCredentials(variable("OS_TOKEN")) },
  {
    needs: ["OS_USERNAME", "OS_PASSWORD", "OS_USER_DOMAIN_NAME"],
    create: (variable, optional) =>
      passwordCredentials({
        username: variable("OS_USERNAME"),
        password: variable("OS_PASSWORD"),
        domainName: variable("OS_USER_DOMAIN_NAME"),
        projectName: optional("OS_PROJECT_NAME"),
        projectId: optional("OS_PROJECT_ID"),
        authUrl: optional("OS_AUTH_URL"),
      }),
  },
];

/**
 * Authenticates with the variables of the environment: those of the vendor's SDKs (`HUAWEICLOUD_SDK_AK`, `HUAWEICLOUD_SDK_SK`,
 * `HUAWEICLOUD_SDK_SECURITY_TOKEN`), or else those of OpenStack tools: `OS_ACCESS_KEY` with `OS_SECRET_KEY`, `OS_TOKEN`, or
 * `OS_USERNAME`, `OS_PASSWORD` and `OS_USER_DOMAIN_NAME` with `OS_PROJECT_NAME` or `OS_PROJECT_ID`, and `OS_AUTH_URL`. A
 * client without a `projectId` uses `HUAWEICLOUD_SDK_PROJECT_ID` or `OS_PROJECT_ID`.
 *
 * @param environment - The variables, read once, when this function is called.
 * @defaultValue `environment`: `process.env`
 * @returns Credentials of the first kind whose variables are complete.
 * @throws {@link ConfigurationError} when no kind is complete; it names the missing variables, and shows no value.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: process.env["OS_REGION_NAME"], credentials: credentialsFromEnvironment() });
 * ```
 */
export function credentialsFromEnvironment(environment: Environment = processEnv()): Credentials {
  const optional = (name: string): string | undefined => environment[name] || undefined;
  const source = sources.find(({ needs }) => needs.every(optional));
  if (!source) throw new ConfigurationError(explainMissing(optional));
  const credentials = source.create((name) => optional(name) ?? "", optional);
  const projectId = optional("HUAWEICLOUD_SDK_PROJECT_ID") ?? optional("OS_PROJECT_ID");
  return {
    forClient(context) {
      const authenticator = credentials.forClient({
        ...context,
        projectId: context.projectId ?? projectId,
      });
      return projectId === undefined
        ? authenticator
        : { ...authenticator, projectId: () => projectId };
    },
  };
}

/** The variables of the process; none in a browser, which has no process. */
function processEnv(): Environment {
  return (globalThis as { process?: { env?: Environment } }).process?.env ?? {};
}

/** Which variables are missing: those of the kinds that are set in part, or of all kinds. */
function explainMissing(optional: (name: string) => string | undefined): string {
  const incomplete = sources.filter(({ needs }) => needs.some(optional));
  const sentences = incomplete.map(({ needs }) => {
    const set = needs.filter(optional);
    const missing = needs.filter((name) => !optional(name));
    return `${listed(set)} set, but ${listed(missing)} not.`;
  });
  const all = `Set ${sources.map(({ needs }) => needs.join(" and ")).join(", or ")}.`;
  return `The environment has no complete credentials. ${incomplete.length > 0 ? sentences.join(" ") : all}`;
}

function listed(names: readonly string[]): string {
  return `${names.join(" and ")} ${names.length > 1 ? "are" : "is"}`;
}
