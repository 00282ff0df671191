import { checkOptions, type RulesFor } from "../check-options.js";
import { CloudError } from "../errors.js";
import { Call } from "../http/call.js";
import type { Authenticator, Fetch } from "../http/http-types.js";
import { RetryBudget, safeRetry } from "../http/retry.js";
import { send } from "../http/send.js";
import { resolveOptions } from "../options.js";
import { isObject } from "../values.js";
import { accessKeyCredentials, type AccessKey } from "./access-key.js";
import type { Credentials } from "./credentials.js";
import { TokenStore, type IssuedToken } from "./iam-token.js";

/** Options of {@link agencyCredentials}. */
export interface AgencyOptions {
  /**
   * Sends the requests to the metadata service. It must not use a proxy, which would receive the key.
   * @defaultValue `globalThis.fetch`
   */
  readonly fetch?: Fetch | undefined;
}

const agencyRules = { fetch: "function" } as const satisfies RulesFor<AgencyOptions>;

/** A link-local address: the request does not leave the host of the ECS (the vendor's ECS user guide, and its SDKs). */
const origin = "http://169.254.169.254";
const operation = "Request to the metadata service";

/** A temporary key; its id takes the place of the token. */
interface IssuedKey extends IssuedToken {
  readonly key: AccessKey;
}

/**
 * Authenticates with the temporary keys of the agency of an ECS, from the metadata service at `169.254.169.254`: a program on
 * an ECS needs no secret of its own. A key is valid for about an hour, and renewed in the background before it ends; a
 * rejected key is replaced once, if the metadata service has another one. A client without a `projectId` uses the project of
 * the ECS.
 *
 * @param options - How the requests to the metadata service are sent.
 * @returns Credentials for any number of clients; they share a key.
 * @throws {@link ConfigurationError} for an option that does not exist. Calls reject with {@link CloudError} if the ECS has no
 * agency, and with {@link TimeoutError} or {@link NetworkError} after at most 10 seconds where there is no metadata service.
 * @example
 * ```ts
 * import { agencyCredentials, createDwsClient } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: agencyCredentials() });
 * console.log((await dws.listSnapshots()).count);
 * ```
 */
export function agencyCredentials(options?: AgencyOptions): Credentials {
  checkOptions("agencyCredentials", options, agencyRules);
  const fetch: Fetch = options?.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const store = new TokenStore<IssuedKey>((signal) => issueKey(fetch, signal));
  return {
    forClient(context): Authenticator {
      return {
        source: "the agency of this ECS",
        async authenticate(request) {
          const { key } = await store.current(request.signal);
          await accessKeyCredentials(key).forClient(context).authenticate(request);
        },
        renew: ({ headers, signal }) =>
          store.replace(/Access=([^,]+)/.exec(headers["authorization"] ?? "")?.[1], signal),
        async projectId(signal) {
          const { json } = await readMetadata(fetch, "/openstack/latest/meta_data.json", signal);
          return textOf(json, "project_id") ?? "";
        },
      };
    },
  };
}

async function issueKey(fetch: Fetch, signal: AbortSignal): Promise<IssuedKey> {
  const path = "/openstack/latest/securitykey";
  const { status, date, json } = await readMetadata(fetch, path, signal);
  const credential = isObject(json) ? json["credential"] : undefined;
  const accessKeyId = textOf(credential, "access");
  const secretAccessKey = textOf(credential, "secret");
  const securityToken = textOf(credential, "securitytoken");
  if (!accessKeyId || !secretAccessKey || !securityToken)
    throw new CloudError(
      `The metadata service returned no key (status ${status}): check that this machine is an ECS with an agency.`,
      { operation },
    );
  // By the clock of the metadata service, if it sends its time.
  const lifetime = Date.parse(textOf(credential, "expires_at") ?? "") - (date || Date.now());
  return {
    value: accessKeyId,
    projectId: undefined,
    lifetimeMs: lifetime > 0 ? lifetime : 0,
    key: { accessKeyId, secretAccessKey, securityToken },
  };
}

/** Reads a resource of the metadata service, in a session if it has sessions. */
async function readMetadata(
  fetch: Fetch,
  path: string,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly date: number; readonly json: unknown }> {
  const ttl = { "x-metadata-token-ttl-seconds": "60" };
  const session = await request(fetch, "PUT", "/meta-data/latest/api/token", ttl, signal);
  const headers: Record<string, string> =
    session.status === 200 ? { "x-metadata-token": session.text } : {};
  const { status, date, text } = await request(fetch, "GET", path, headers, signal);
  return { status, date, json: status === 200 ? parse(text) : undefined };
}

async function request(
  fetch: Fetch,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly date: number; readonly text: string }> {
  // The body may hold a key: a call that keeps it puts no part of it into an error.
  const call = new Call(
    { operationId: operation, retry: safeRetry, keepsBody: true },
    resolveOptions({ signal, timeoutMs: 2000, deadlineMs: 5000, retry: { baseDelayMs: 200 } }),
  );
  const { response, body = "" } = await send(
    { authenticator: { authenticate() {} }, fetch, budget: new RetryBudget(), sent: [] },
    { method, url: origin + path, headers, body: undefined },
    call,
  );
  return {
    status: response.status,
    date: Date.parse(response.headers.get("Date") ?? ""),
    text: typeof body === "string" ? body : new TextDecoder().decode(body),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The error of the platform quotes the text.
  }
}

function textOf(object: unknown, name: string): string | undefined {
  const value = isObject(object) ? object[name] : undefined;
  return typeof value === "string" ? value : undefined;
}
