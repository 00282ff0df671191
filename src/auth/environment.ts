import { ConfigurationError } from "../errors.js";
import { accessKeyCredentials } from "./access-key.js";
import type { Credentials } from "./credentials.js";
import { passwordCredentials } from "./password.js";
import { tokenCredentials } from "./token.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** A way to sign in, by the variables that it needs and those that it can use. */
interface Way {
  readonly needs: readonly string[];
  readonly create: (
    variable: (name: string) => string,
    optional: (name: string) => string | undefined,
  ) => Credentials;
}

/** In the order of preference: what expires later, and is harder to take by mistake, goes first. */
const ways: readonly Way[] = [
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
 * Signs in with what the environment has: the variables of the vendor's SDKs (`HUAWEICLOUD_SDK_AK`, `HUAWEICLOUD_SDK_SK`,
 * `HUAWEICLOUD_SDK_SECURITY_TOKEN`), or else those of OpenStack tools: `OS_ACCESS_KEY` with `OS_SECRET_KEY`, `OS_TOKEN`, or
 * `OS_USERNAME`, `OS_PASSWORD` and `OS_USER_DOMAIN_NAME` with `OS_PROJECT_NAME` or `OS_PROJECT_ID`, and `OS_AUTH_URL`. The
 * client takes its project from `HUAWEICLOUD_SDK_PROJECT_ID` or `OS_PROJECT_ID` when it is given none.
 *
 * @param environment - The variables. Default: `process.env`, read once, when this is called.
 * @returns Credentials of the first way for which nothing is missing.
 * @throws {@link ConfigurationError} when no way is complete; it names the variables that are missing, and shows no value.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: process.env["OS_REGION_NAME"], credentials: credentialsFromEnvironment() });
 * ```
 */
export function credentialsFromEnvironment(
  environment: Environment = globalThis.process?.env ?? {},
): Credentials {
  const optional = (name: string): string | undefined => environment[name] || undefined;
  const missingOf = ({ needs }: Way): string[] => needs.filter((name) => !optional(name));
  const way = ways.find((candidate) => missingOf(candidate).length === 0);
  if (!way) {
    const begun = ways.filter((candidate) => missingOf(candidate).length < candidate.needs.length);
    const sentences = begun.map((candidate) => {
      const set = candidate.needs.filter(optional);
      return `${set.join(" and ")} ${set.length > 1 ? "are" : "is"} set, but ${missingOf(candidate).join(" and ")} ${missingOf(candidate).length > 1 ? "are" : "is"} not.`;
    });
    const all = `Set ${ways.map(({ needs }) => needs.join(" and ")).join(", or ")}.`;
    throw new ConfigurationError(
      `The environment does not say how to sign in. ${begun.length > 0 ? sentences.join(" ") : all}`,
    );
  }
  const credentials = way.create((name) => optional(name) ?? "", optional);
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
