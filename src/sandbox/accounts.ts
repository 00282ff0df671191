import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { sign } from "../auth/signing.js";
import type { Clock } from "./clock.js";
import { isObject } from "../values.js";
import { iamError, idOf, type SandboxRequest, type SandboxResponse } from "./responses.js";

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

/** What a token is valid for. */
interface Token {
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly method: string;
  /** Whether it is scoped to the project: a token of the domain, or of nothing, is for IAM only. */
  readonly isOfProject: boolean;
}

/** Issues tokens, and authenticates requests by a token or a signature, as IAM and the gateway do. */
export class Accounts {
  /** By their values, in the order of issue, with times of the sandbox's clock. */
  readonly #tokens = new Map<string, Token>();

  constructor(
    readonly account: Account,
    private readonly clock: Clock,
  ) {}

  /** Responds to `POST /v3/auth/tokens`. */
  createToken(body: unknown, catalogue: readonly object[]): SandboxResponse {
    const identity = valueAt(body, "auth", "identity");
    const methods = valueAt(identity, "methods");
    const method = Array.isArray(methods)
      ? ["password", "token"].find((name) => methods.includes(name))
      : undefined;
    const rejection =
      method === "token"
        ? this.#rejectToken(valueAt(identity, "token", "id"))
        : this.#rejectUser(method && valueAt(identity, "password", "user"));
    if (rejection) return rejection;
    const scope = valueAt(body, "auth", "scope");
    const project = valueAt(scope, "project");
    const domain = valueAt(scope, "domain");
    const { projectId, projectName, domainName } = this.account;
    if (
      (project !== undefined && !isNamed(project, projectId, projectName)) ||
      (domain !== undefined && !isNamed(domain, idOf(domainName), domainName))
    )
      return iamError(401, "The scope is neither a project of this account nor its domain.");
    const { value } = this.issueToken(method, project !== undefined);
    const described = this.describeToken(value, catalogue);
    return described ? { ...described, status: 201 } : iamError(401, "The token has expired.");
  }

  #rejectUser(user: unknown): SandboxResponse | undefined {
    const { username, password, domainName } = this.account;
    if (valueAt(user, "name") === undefined || valueAt(user, "password") === undefined)
      return iamError(
        400,
        "The request body is invalid: it needs auth.identity with the method password, and password.user with name, password and domain, or with the method token, and token.id.",
      );
    const isKnownUser =
      valueAt(user, "name") === username &&
      valueAt(user, "password") === password &&
      (valueAt(user, "domain", "name") === domainName ||
        valueAt(user, "domain", "id") === idOf(domainName));
    return isKnownUser ? undefined : iamError(401, "The username or password is wrong.");
  }

  #rejectToken(id: unknown): SandboxResponse | undefined {
    if (typeof id !== "string")
      return iamError(400, "The request body is invalid: the method token needs token.id.");
    return this.#valid(id) ? undefined : iamError(401, "The token is not valid.");
  }

  /** The response that describes a valid token, with the catalogue of the services. */
  describeToken(value: string, catalogue: readonly object[]): SandboxResponse | undefined {
    const token = this.#valid(value);
    if (!token) return undefined;
    const { username, projectId, projectName, domainName } = this.account;
    const domain = { id: idOf(domainName), name: domainName };
    const body = {
      methods: [token.method],
      issued_at: new Date(token.issuedAt).toISOString(),
      expires_at: new Date(token.expiresAt).toISOString(),
      ...(token.isOfProject
        ? { project: { id: projectId, name: projectName, domain } }
        : { domain }),
      user: { id: idOf(username), name: username, domain },
      roles: [{ id: idOf("te_admin"), name: "te_admin" }],
      catalog: catalogue,
    };
    return { status: 200, body: { token: body }, headers: { "X-Subject-Token": value } };
  }

  /** Issues a token for the account. */
  issueToken(method = "password", isOfProject = true): { readonly value: string } {
    const value = randomBytes(24).toString("base64url");
    const issuedAt = this.clock.now();
    // The oldest come first. Expired tokens would otherwise stay for as long as the sandbox runs.
    for (const [token, { expiresAt }] of this.#tokens) {
      if (expiresAt > issuedAt) break;
      this.#tokens.delete(token);
    }
    this.#tokens.set(value, { issuedAt, expiresAt: issuedAt + lifetimeMs, method, isOfProject });
    return { value };
  }

  /** Revokes every token, as a change of the password does. */
  revokeTokens(): void {
    this.#tokens.clear();
  }

  /**
   * Authenticates a request; returns what is wrong, or undefined if its credentials are accepted.
   *
   * @param needsProject - Whether a token has to be scoped to the project, as the services require it.
   */
  async authenticate(
    request: SandboxRequest,
    needsProject = true,
  ): Promise<AuthenticationFailure | undefined> {
    const value = request.headers["x-auth-token"];
    if (value !== undefined) {
      const token = this.#valid(value);
      if (!token) return incorrect("decrypt token fail");
      if (needsProject && !token.isOfProject) return incorrect("the token has no project scope");
      return undefined;
    }
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

  #valid(value: string): Token | undefined {
    const token = this.#tokens.get(value);
    return token && this.clock.now() < token.expiresAt ? token : undefined;
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

/** Whether the id and the name of a scope, where it has them, are the given ones. */
function isNamed(scope: unknown, id: string, name: string): boolean {
  return (valueAt(scope, "id") ?? id) === id && (valueAt(scope, "name") ?? name) === name;
}

/** The value at a path of property names; undefined if there is none. */
function valueAt(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (node, name) => (isObject(node) && Object.hasOwn(node, name) ? node[name] : undefined),
    value,
  );
}
