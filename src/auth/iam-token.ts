import { CloudError } from "../errors.js";
import { Call } from "../http/call.js";
import type { Fetch } from "../http/http-types.js";
import { SharedCalls } from "../http/shared-calls.js";
import { RetryBudget, safeRetry } from "../http/retry.js";
import { send } from "../http/send.js";
import { resolveOptions } from "../options.js";
import { checkSecret } from "./credentials.js";

/** A user of IAM. */
export interface IamUser {
  readonly username: string;
  readonly password: string;
  /** The name of the account (domain). */
  readonly domainName: string;
}

/** The body of `POST /v3/auth/tokens`: a user, and the project that the token is for. */
export function tokenRequest({ username, password, domainName }: IamUser, project: object): object {
  const user = { name: username, password, domain: { name: domainName } };
  return {
    auth: { identity: { methods: ["password"], password: { user } }, scope: { project } },
  };
}

/** A token that IAM has issued. */
export interface IssuedToken {
  readonly value: string;
  readonly projectId: string | undefined;
  /** How long it is valid, in milliseconds. */
  readonly lifetimeMs: number;
}

/** How long a token is valid if the response does not say: the vendor's IAM gives 24 hours. */
const defaultLifetimeMs = 86_400_000;

/** Gets a token from IAM, with retries: a second token has no effect on the first. */
export async function issueToken(
  url: string,
  user: IamUser,
  project: object,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<IssuedToken> {
  const operation = "Authentication at IAM";
  const call = new Call({ operationId: operation, retry: safeRetry }, resolveOptions({ signal }));
  call.sent.push({ password: user.password });
  const body = JSON.stringify(tokenRequest(user, project));
  const { response, json } = await send(
    { authenticator: { authenticate() {} }, fetch, budget: new RetryBudget(), sent: [] },
    { method: "POST", url, headers: { "content-type": "application/json" }, body },
    call,
  );
  const { token } = (json ?? {}) as {
    token?: { expires_at?: string; issued_at?: string; project?: { id?: string } };
  };
  // The difference of IAM's own times, so that the clock of this machine does not matter.
  const lifetime = Date.parse(token?.expires_at ?? "") - Date.parse(token?.issued_at ?? "");
  const value = response.headers.get("X-Subject-Token");
  if (!value)
    throw new CloudError(
      "The response of IAM has no token (X-Subject-Token): check that the URL is that of IAM.",
      { operation },
    );
  return {
    value: checkSecret("token that IAM issued", value),
    projectId: token?.project?.id,
    lifetimeMs: lifetime > 0 ? lifetime : defaultLifetimeMs,
  };
}

/** How long before its end a token is renewed, so that there is time for retries. */
const renewBeforeMs = 300_000;
/** How long after a renewal there is no other unless the token ends, so that a failing IAM gets few requests. */
const pauseMs = 60_000;

/** Keeps a token for all calls, with at most one request to IAM in flight. */
export class TokenStore<Issued extends IssuedToken = IssuedToken> {
  #token: Issued | undefined;
  /** By `performance.now()`, as all times here: the clock of this machine may be wrong. */
  #endsAt = 0;
  #renewAt = 0;
  /** Until this time, a rejected token is not replaced. */
  #trustedUntil = -Infinity;
  readonly #renewals = new SharedCalls<Issued>();

  constructor(private readonly issue: (signal: AbortSignal) => Promise<Issued>) {}

  /** The token. It is renewed in the background shortly before its end, so that no call waits for an unavailable IAM. */
  async current(signal: AbortSignal): Promise<Issued> {
    const now = performance.now();
    if (!this.#token || now >= this.#endsAt) return this.#renew([signal]);
    if (now >= this.#renewAt) {
      this.#renewAt = now + pauseMs;
      this.#renew([]).catch(() => {}); // Tried again after the pause; once the token has ended, the error is thrown.
    }
    return this.#token;
  }

  /** Replaces a rejected token. Whether there is another one: a new token may be rejected for the same reason. */
  async replace(rejected: string | undefined, signal: AbortSignal): Promise<boolean> {
    const now = performance.now();
    if (this.#token?.value !== rejected) return (await this.current(signal)).value !== rejected;
    if (now < this.#trustedUntil && !this.#renewals.has("")) return false;
    this.#trustedUntil = now + pauseMs;
    // Kept until there is another: a service also rejects a valid token, for example for an unknown cluster.
    return (await this.#renew([signal])).value !== rejected;
  }

  #renew(signals: readonly AbortSignal[]): Promise<Issued> {
    return this.#renewals.run("", signals, async (signal) => {
      const token = await this.issue(signal);
      this.#token = token;
      this.#endsAt = performance.now() + token.lifetimeMs;
      this.#renewAt = this.#endsAt - Math.min(renewBeforeMs, token.lifetimeMs / 2);
      return token;
    });
  }
}
