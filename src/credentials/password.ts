import { settle } from "../client/call-options.js";
import { checkEndpoint } from "../client/endpoint.js";
import { ConfigurationError } from "../errors.js";
import { Call } from "../transport/call.js";
import { RetryBudget } from "../transport/retry-budget.js";
import { send } from "../transport/transport.js";
import { checkSecret } from "./check-secret.js";
import type { Authenticator, Credentials, CredentialsContext } from "./credentials.js";
import { TokenStore, type IssuedToken } from "./token-store.js";

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

/** How long a token lives, if the answer does not say: the vendor's IAM gives 24 hours. */
const defaultLifetimeMs = 24 * 3_600_000;

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
    if (typeof value !== "string" || value === "") throw new ConfigurationError(`The ${name} is empty: passwordCredentials needs one.`);
  }
  const stores = new Map<string, TokenStore>();
  return {
    forClient(context): Authenticator {
      const url = authAddress(options.authUrl, context);
      const { projectName } = options;
      const projectId = options.projectId ?? (projectName === undefined ? context.projectId : undefined);
      if (!projectId && !projectName)
        throw new ConfigurationError("Name the project: give passwordCredentials a projectName, or the client a projectId.");
      const project = projectId === undefined ? { name: projectName } : { id: projectId };
      const key = `${url} ${JSON.stringify(project)}`;
      const store = stores.get(key) ?? new TokenStore((signal) => issue(url, options, project, context, signal));
      stores.set(key, store);
      return {
        async authenticate({ headers, signal }) {
          headers["x-auth-token"] = (await store.current(signal)).value;
        },
        renew: ({ headers, signal }) => store.replace(headers["x-auth-token"], signal),
        async projectId(signal) {
          const { projectId: id } = await store.current(signal);
          if (id === undefined) throw new ConfigurationError("IAM's answer names no project: give the client a projectId.");
          return id;
        },
      };
    },
  };
}

/** The address to sign in at, with or without the version that a catalogue or an OpenStack file writes. */
function authAddress(authUrl: string | undefined, { endpoint, allowInsecureHttp }: CredentialsContext): string {
  if (authUrl === undefined && !/^https:\/\/(dws|dds)\./.test(endpoint))
    throw new ConfigurationError("Where IAM is cannot be told from the endpoint: give passwordCredentials an authUrl.");
  const url = checkEndpoint(authUrl ?? endpoint.replace(/\/\/\w+/, "//iam"), allowInsecureHttp, "authUrl");
  return `${url.replace(/\/v3(\/auth\/tokens)?$/, "")}/v3/auth/tokens`;
}

function identify({ username, password, domainName }: PasswordOptions, project: object): string {
  const user = { name: username, password, domain: { name: domainName } };
  return JSON.stringify({ auth: { identity: { methods: ["password"], password: { user } }, scope: { project } } });
}

async function issue(
  url: string,
  options: PasswordOptions,
  project: object,
  { fetch }: CredentialsContext,
  signal: AbortSignal,
): Promise<IssuedToken> {
  const retry = { statuses: [408, 429, 500, 502, 503, 504], connectionErrors: true };
  const call = new Call("Signing in at IAM", settle({ signal }), { retry });
  call.sent.push({ password: options.password });
  const body = identify(options, project);
  const transport = { authenticator: { authenticate() {} }, fetch, budget: new RetryBudget() };
  const response = await send(transport, { method: "POST", url, headers: { "content-type": "application/json" }, body }, call);
  const { token } = (call.answer ?? {}) as { token?: { expires_at?: string; issued_at?: string; project?: { id?: string } } };
  // By the difference of IAM's own times, so that the clock of this machine does not matter.
  const lifetime = Date.parse(token?.expires_at ?? "") - Date.parse(token?.issued_at ?? "");
  return {
    value: checkSecret("token that IAM issued", response.headers.get("X-Subject-Token")),
    projectId: token?.project?.id,
    lifetimeMs: lifetime > 0 ? lifetime : defaultLifetimeMs,
  };
}
