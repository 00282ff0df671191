import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { sign } from "../auth/signing.js";
import type { Clock } from "./clock.js";
import { isObject } from "../values.js";
import type { SandboxRequest, SandboxResponse } from "./responses.js";

/** The credentials that the sandbox accepts, of each kind. */
export interface Account {
  /** The name of the IAM user. */
  readonly username: string;
  /** The password of the IAM user. */
  readonly password: string;
  /** The name of the account (domain) that the user belongs to. */
  readonly domainName: string;
  /** The id of the only project. */
  readonly projectId: string;
  /** The name of the only project. */
  readonly projectName: string;
  /** The access key (AK). */
  readonly accessKeyId: string;
  /** The secret key (SK). */
  readonly secretAccessKey: string;
}

/** Why the gateway does not accept the credentials of a request. */
export interface AuthenticationFailure {
  readonly code: "APIGW.0301" | "APIGW.0303";
  readonly reason: string;
}

/** How far the time of a signature may differ from the current time (the vendor's signing guide). */
const allowedSkewMs = 15 * 60_000;
/** The value of `x-sdk-content-sha256` if the signature does not cover the body. */
const unsignedBody = "UNSIGNED-PAYLOAD";
/** The lifetime of a token of the vendor's IAM. */
const lifetimeMs = 24 * 3_600_000;

/** Issues tokens, and authenticates requests by a token or a signature, as IAM and the gateway do. */
export class Accounts {
  /** The expiry of each token, by the sandbox's clock, in the order of issue. */
  readonly #tokens = new Map<string, number>();

  constructor(
    private readonly account: Account,
    private readonly clock: Clock,
  ) {}

  /** Responds to `POST /v3/auth/tokens`. */
  createToken(body: unknown): SandboxResponse {
    const { username, password, domainName, projectId, projectName } = this.account;
    const user = valueAt(body, "auth", "identity", "password", "user");
    const methods = valueAt(body, "auth", "identity", "methods");
    if (
      valueAt(user, "name") === undefined ||
      valueAt(user, "password") === undefined ||
      !Array.isArray(methods) ||
      !methods.includes("password")
    )
      return iamError(
        400,
        "The request body is invalid: it needs auth.identity with the method password, and password.user with name, password and domain.",
      );
    const isKnownUser =
      valueAt(user, "name") === username &&
      valueAt(user, "password") === password &&
      valueAt(user, "domain", "name") === domainName;
    if (!isKnownUser) return iamError(401, "The username or password is wrong.");
    const project = valueAt(body, "auth", "scope", "project");
    if (
      project === undefined ||
      (valueAt(project, "id") ?? projectId) !== projectId ||
      (valueAt(project, "name") ?? projectName) !== projectName
    )
      return iamError(401, "The scope does not contain a project of this account.");
    const { value, issuedAt } = this.issueToken();
    const token = {
      methods: ["password"],
      issued_at: new Date(issuedAt).toISOString(),
      expires_at: new Date(issuedAt + lifetimeMs).toISOString(),
      project: { id: projectId, name: projectName },
      user: { name: username, domain: { name: domainName } },
    };
    return { status: 201, body: { token }, headers: { "X-Subject-Token": value } };
  }

  /** Issues a token for the account. */
  issueToken(): { readonly value: string; readonly issuedAt: number } {
    const value = randomBytes(24).toString("base64url");
    const issuedAt = this.clock.now();
    // The oldest come first. Expired tokens would otherwise stay for as long as the sandbox runs.
    for (const [token, expiresAt] of this.#tokens) {
      if (expiresAt > issuedAt) break;
      this.#tokens.delete(token);
    }
    this.#tokens.set(value, issuedAt + lifetimeMs);
    return { value, issuedAt };
  }

  /** Revokes every token, as a change of the password does. */
  revokeTokens(): void {
    this.#tokens.clear();
  }

  /** Authenticates a request; returns what is wrong, or undefined if its credentials are accepted. */
  async authenticate(request: SandboxRequest): Promise<AuthenticationFailure | undefined> {
    const token = request.headers["x-auth-token"];
    if (token !== undefined)
      return this.#isValid(token) ? undefined : incorrect("decrypt token fail");
    const authorization = request.headers["authorization"];
    if (authorization === undefined) return incorrect("x-auth-token not found");
    const [, key, names = "", signature = ""] =
      /^SDK-HMAC-SHA256 Access=([^,\s]+), SignedHeaders=([^,\s]+), Signature=([0-9a-f]{64})$/.exec(
        authorization,
      ) ?? [];
    if (key !== this.account.accessKeyId) return incorrect("get secretKey failed");
    // Clients sign by the clock of their machine, whatever the sandbox's clock says.
    const skewMs = Math.abs(Date.now() - signingTimeOf(request));
    if (!(skewMs <= allowedSkewMs)) return { code: "APIGW.0303", reason: "signature expired" };
    const isVerified = await this.#isSignatureValid(request, names.split(";"), signature);
    return isVerified ? undefined : incorrect("verify aksk signature fail");
  }

  #isValid(token: string): boolean {
    const expiresAt = this.#tokens.get(token);
    return expiresAt !== undefined && this.clock.now() < expiresAt;
  }

  async #isSignatureValid(
    { method, target, body, headers: sent }: SandboxRequest,
    signedHeaders: readonly string[],
    signature: string,
  ): Promise<boolean> {
    const headers = Object.create(null) as Record<string, string>;
    for (const name of signedHeaders) headers[name] = sent[name] ?? "";
    const { accessKeyId, secretAccessKey } = this.account;
    const request = { method, url: `http://host${target}`, headers };
    const expected = await sign(request, body, accessKeyId, secretAccessKey);
    // The signature covers the hash in the header, which can differ from the hash of the body.
    const bodyHash = headers["x-sdk-content-sha256"] ?? unsignedBody;
    const coversBody =
      bodyHash === unsignedBody || bodyHash === createHash("sha256").update(body).digest("hex");
    return (
      "x-sdk-date" in headers &&
      coversBody &&
      timingSafeEqual(Buffer.from(expected.slice(-64)), Buffer.from(signature))
    );
  }
}

function incorrect(reason: string): AuthenticationFailure {
  return { code: "APIGW.0301", reason };
}

/** The time in `x-sdk-date`, in milliseconds since 1970; NaN if the header is missing or has another form. */
function signingTimeOf({ headers }: SandboxRequest): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(headers["x-sdk-date"] ?? "") ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function iamError(code: 400 | 401, message: string): SandboxResponse {
  const title = code === 401 ? "Unauthorized" : "Bad Request";
  return { status: code, body: { error: { code, message, title } } };
}

/** The value at a path of property names; undefined if there is none. */
function valueAt(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (node, name) => (isObject(node) && Object.hasOwn(node, name) ? node[name] : undefined),
    value,
  );
}
