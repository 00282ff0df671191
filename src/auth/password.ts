import { checkOptions, type RulesFor } from "../check-options.js";
import { ConfigurationError } from "../errors.js";
import { checkEndpoint } from "../http/endpoint.js";
import type { Authenticator } from "../http/http-types.js";
import type { AccessKey } from "./access-key.js";
import type { Credentials, CredentialsContext } from "./credentials.js";
import { issueToken, TokenStore } from "./iam-token.js";

/** A user of IAM, and the project that the token is for. */
export interface PasswordOptions {
  /** The name of the user. */
  readonly username: string;
  readonly password: string;
  /** The name of the account (domain) that the user belongs to. */
  readonly domainName: string;
  /**
   * The name of the project, for example "eu-de".
   * @defaultValue none: the project is named by its id
   */
  readonly projectName?: string | undefined;
  /**
   * The id of the project.
   * @defaultValue the client's `projectId`
   */
  readonly projectId?: string | undefined;
  /**
   * The URL of IAM, for example "https://iam.eu-de.otc.t-systems.com/v3".
   * @defaultValue IAM in the region of the client's service
   */
  readonly authUrl?: string | undefined;
}

/** The properties of an access key are allowed, too: one object may hold all that an account has. */
const passwordRules = {
  accessKeyId: "any",
  secretAccessKey: "any",
  securityToken: "any",
  username: "any",
  password: "any",
  domainName: "any",
  projectName: "string",
  projectId: "string",
  authUrl: "string",
} as const satisfies RulesFor<PasswordOptions & AccessKey>;

/**
 * Authenticates with name and password at IAM (`POST /v3/auth/tokens`). The token is kept, renewed shortly before it ends, and
 * renewed once when the service rejects it, as happens after a change of password or permissions. At most one request to
 * IAM is in flight. A client without a `projectId` uses the project in the response of IAM.
 *
 * @param options - The user, the project and the URL of IAM.
 * @returns Credentials for any number of clients; those of one project and region share a token.
 * @throws {@link ConfigurationError} when an option is missing: at once, or when a client is created with them that does not
 * have the rest. Calls reject with the error of the authentication if that fails.
 * @example
 * ```ts
 * import { createDwsClient, passwordCredentials } from "huaweicloud-dws-dds";
 *
 * const credentials = passwordCredentials({
 *   username: "backup",
 *   password: process.env["OS_PASSWORD"] ?? "",
 *   domainName: "OTC-EU-DE-00000000001000000001",
 *   projectName: "eu-de",
 * });
 * const dws = createDwsClient({ cloud: "opentelekomcloud", region: "eu-de", credentials });
 * ```
 */
export function passwordCredentials(options: PasswordOptions): Credentials {
  checkOptions("passwordCredentials", options, passwordRules);
  for (const name of ["username", "password", "domainName"] as const) {
    const value: unknown = { ...options }[name];
    if (typeof value !== "string" || value === "")
      throw new ConfigurationError(`The ${name} is empty: passwordCredentials needs one.`);
  }
  const stores = new Map<string, TokenStore>();
  return {
    forClient(context): Authenticator {
      const url = tokensUrl(options.authUrl, context);
      const { projectName } = options;
      const projectId =
        options.projectId ?? (projectName === undefined ? context.projectId : undefined);
      if (!projectId && !projectName)
        throw new ConfigurationError(
          "The project is missing: give passwordCredentials a projectName, or the client a projectId.",
        );
      const project = projectId === undefined ? { name: projectName } : { id: projectId };
      const key = `${url} ${JSON.stringify(project)}`;
      const store =
        stores.get(key) ??
        new TokenStore((signal) => issueToken(url, options, project, context.fetch, signal));
      stores.set(key, store);
      return {
        async authenticate({ headers, signal }) {
          headers["x-auth-token"] = (await store.current(signal)).value;
        },
        renew: ({ headers, signal }) => store.replace(headers["x-auth-token"], signal),
        async projectId(signal) {
          const { projectId: id } = await store.current(signal);
          if (id === undefined)
            throw new ConfigurationError(
              "The response of IAM names no project: give the client a projectId.",
            );
          return id;
        },
      };
    },
  };
}

/**
 * Whether an endpoint of a service shows where IAM is. Of a shorter name, only the last two parts would stay, and they can
 * belong to anybody, as in dws.co.uk.
 */
export function canDeriveIam(endpoint: string): boolean {
  return /^https:\/\/(dws|dds)(\.[\w-]+){3}/.test(endpoint);
}

/** The URL that issues tokens, from a URL with or without the version that a catalogue or an OpenStack file writes. */
export function tokensUrl(
  authUrl: string | undefined,
  { endpoint, allowInsecureHttp }: Pick<CredentialsContext, "endpoint" | "allowInsecureHttp">,
): string {
  if (authUrl === undefined && !canDeriveIam(endpoint))
    throw new ConfigurationError(
      "The URL of IAM cannot be derived from the endpoint: give passwordCredentials an authUrl.",
    );
  const url = checkEndpoint(
    // IAM has another name in the Swiss region (endpoint list of the vendor).
    authUrl ?? endpoint.replace(/\/\/\w+/, endpoint.includes(".sc.otc.") ? "//iam-pub" : "//iam"),
    allowInsecureHttp,
    "authUrl",
  );
  return `${url.replace(/\/v3(\/auth\/tokens)?$/, "")}/v3/auth/tokens`;
}
