import { settle } from "../client/call-options.js";
import { checkEndpoint } from "../client/endpoint.js";
import { ConfigurationError } from "../errors.js";
import { SingleFlight } from "../single-flight.js";
import { Call } from "../transport/call.js";
import { RetryBudget } from "../transport/retry-budget.js";
import { send } from "../transport/transport.js";
import { checkSecret } from "./check-secret.js";
import type { Authenticator, Credentials, CredentialsContext } from "./credentials.js";

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

/** A token that IAM has issued. */
interface IssuedToken {
  readonly value: string;
  readonly projectId: string | undefined;
  /** When it is to be renewed, and when it ends, by the clock that `performance.now()` reads. */
  readonly renewAt: number;
  readonly endsAt: number;
}

/** How long before its end a token is renewed: the same as the longest attempt with a wide margin. */
const renewBeforeMs = 5 * 60_000;
/** How long a token lives, if the answer does not say (facts of the vendor's IAM: 24 hours). */
const lifetimeMs = 24 * 3_600_000;

/**
 * Signs in with name and password at IAM (`POST /v3/auth/tokens`). The token is kept, renewed before it ends, and renewed
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
  const tokens = new Map<string, IssuedToken>();
  const flights = new SingleFlight<IssuedToken>();
  return {
    forClient(context): Authenticator {
      const url = authAddress(options.authUrl, context);
      const { projectName } = options;
      const projectId = options.projectId ?? (projectName === undefined ? context.projectId : undefined);
      if (projectId === undefined && projectName === undefined)
        throw new ConfigurationError("Name the project: give passwordCredentials a projectName, or the client a projectId.");
      const project = projectId === undefined ? { name: projectName } : { id: projectId };
      const key = `${url} ${JSON.stringify(project)}`;
      const renew = (signal: AbortSignal): Promise<IssuedToken> =>
        flights.join(key, [signal], async (shared) => {
          const token = await issue(url, options, project, context, shared);
          tokens.set(key, token);
          return token;
        });
      const current = async (signal: AbortSignal): Promise<IssuedToken> => {
        const token = tokens.get(key);
        const now = performance.now();
        if (token && now < token.renewAt) return token;
        // An old token is better than none while IAM cannot be reached.
        return renew(signal).catch((error: unknown) => {
          if (token && now < token.endsAt && !signal.aborted) return token;
          throw error;
        });
      };
      return {
        async authenticate({ headers, signal }) {
          headers["x-auth-token"] = (await current(signal)).value;
        },
        async renew({ headers, signal }) {
          const refused = headers["x-auth-token"];
          if (tokens.get(key)?.value === refused) tokens.delete(key);
          return (await current(signal)).value !== refused;
        },
        async projectId(signal) {
          const { projectId: id } = await current(signal);
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
  return `${url.replace(/\/v3$/, "")}/v3/auth/tokens`;
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
  const now = performance.now();
  // By the difference of IAM's own times, so that the clock of this machine does not matter.
  const lifetime = Date.parse(token?.expires_at ?? "") - Date.parse(token?.issued_at ?? "");
  const endsAt = now + (lifetime > 0 ? lifetime : lifetimeMs);
  return {
    value: checkSecret("token that IAM issued", response.headers.get("X-Subject-Token")),
    projectId: token?.project?.id,
    renewAt: endsAt - Math.min(renewBeforeMs, (endsAt - now) / 2),
    endsAt,
  };
}
