import { checkEndpoint } from "../client/endpoint.js";
import { ConfigurationError } from "../errors.js";
import type { Authenticator, Credentials, CredentialsContext } from "./credentials.js";
import type { TokenStore } from "./token-store.js";

/** A user of IAM, and the project to sign in to. */
export interface PasswordOptions {
  /** The name of the user. */
  readonly username: string;
  readonly password: string;
  /** The name of the account (domain) that the user belongs to. */
  readonly domainName: string;
  /** The name of the project, for example "eu-de". Default: the project is named by its id. */
  readonly projectName?: string | undefined;
  /** The id of the project. Default: the client's `projectId`. */
  readonly projectId?: string | undefined;
  /** The address of IAM, for example "https://iam.eu-de.otc.t-systems.com/v3". Default: IAM beside the client's service, in its region. */
  readonly authUrl?: string | undefined;
}

/**
 * Signs in with name and password at IAM (`POST /v3/auth/tokens`). The token is kept, renewed shortly before it ends, and renewed
 * once when the service refuses it, as happens after a change of password or permissions. However many calls wait, one
 * request is under way. Without a `projectId` of its own, the client takes it from IAM's answer.
 *
 * @param options - Whom to sign in, and where.
 * @returns Credentials for any number of clients; those of one project and region share a token.
 * @throws {@link ConfigurationError} when a part is missing: at once, or when a client is created with them that does not
 * know the rest. Calls reject with the error of the sign-in where that fails.
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
  for (const [name, value] of [
    ["username", options.username],
    ["password", options.password],
    ["domainName", options.domainName],
  ] as const) {
    if (typeof value !== "string" || value === "")
      throw new ConfigurationError(`The ${name} is empty: passwordCredentials needs one.`);
  }
  const stores = new Map<string, Promise<TokenStore>>();
  return {
    forClient(context): Authenticator {
      const url = authAddress(options.authUrl, context);
      const { projectName } = options;
      const projectId =
        options.projectId ?? (projectName === undefined ? context.projectId : undefined);
      if (!projectId && !projectName)
        throw new ConfigurationError(
          "Name the project: give passwordCredentials a projectName, or the client a projectId.",
        );
      const project = projectId === undefined ? { name: projectName } : { id: projectId };
      const key = `${url} ${JSON.stringify(project)}`;
      const open = async (): Promise<TokenStore> => {
        // Loaded by the first call: who signs in otherwise has no need of it.
        const [{ TokenStore }, { issueToken }] = await Promise.all([
          import("./token-store.js"),
          import("./issue-token.js"),
        ]);
        return new TokenStore((signal) => issueToken(url, options, project, context.fetch, signal));
      };
      const store = (): Promise<TokenStore> => {
        const opened = stores.get(key) ?? open();
        stores.set(key, opened);
        return opened;
      };
      return {
        async authenticate({ headers, signal }) {
          headers["x-auth-token"] = (await (await store()).current(signal)).value;
        },
        renew: async ({ headers, signal }) =>
          (await store()).replace(headers["x-auth-token"], signal),
        async projectId(signal) {
          const { projectId: id } = await (await store()).current(signal);
          if (id === undefined)
            throw new ConfigurationError(
              "IAM's answer names no project: give the client a projectId.",
            );
          return id;
        },
      };
    },
  };
}

/** The address to sign in at, with or without the version that a catalogue or an OpenStack file writes. */
function authAddress(
  authUrl: string | undefined,
  { endpoint, allowInsecureHttp }: CredentialsContext,
): string {
  if (authUrl === undefined && !/^https:\/\/(dws|dds)\./.test(endpoint))
    throw new ConfigurationError(
      "Where IAM is cannot be told from the endpoint: give passwordCredentials an authUrl.",
    );
  const url = checkEndpoint(
    authUrl ?? endpoint.replace(/\/\/\w+/, "//iam"),
    allowInsecureHttp,
    "authUrl",
  );
  return `${url.replace(/\/v3(\/auth\/tokens)?$/, "")}/v3/auth/tokens`;
}
