import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { sign } from "../auth/signing.js";
import type { Clock } from "./clock.js";
import { refuseAtGateway, type SandboxAnswer, type SandboxRequest } from "./http-types.js";

/** Who may call the sandbox, in each of the ways to sign in. */
export interface Account {
  readonly username: string;
  readonly password: string;
  readonly domainName: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** How far the time of a signature may be off (the vendor's signing guide). */
const allowedSkewMs = 15 * 60_000;
/** What stands for the hash of a body that is not signed. */
const unsignedBody = "UNSIGNED-PAYLOAD";
/** How long a token lives: the vendor's IAM gives 24 hours. */
const lifetimeMs = 24 * 3_600_000;

/** Issues tokens, and knows who is calling by a token or a signature, as IAM and the gateway do. */
export class Accounts {
  /** When each token ends, by the sandbox's clock. */
  readonly #tokens = new Map<string, number>();

  constructor(
    private readonly account: Account,
    private readonly clock: Clock,
  ) {}

  /** Answers `POST /v3/auth/tokens`. */
  issue(body: unknown): SandboxAnswer {
    const { username, password, domainName, projectId, projectName } = this.account;
    const auth = at(body, "auth");
    const user = at(auth, "identity", "password", "user");
    const methods = at(auth, "identity", "methods");
    if (
      at(user, "name") === undefined ||
      at(user, "password") === undefined ||
      !Array.isArray(methods) ||
      !methods.includes("password")
    )
      return refuseAtIam(
        400,
        "Request body is invalid: it needs auth.identity with the method password, and password.user with name, password and domain.",
      );
    const isKnown =
      at(user, "name") === username &&
      at(user, "password") === password &&
      at(user, "domain", "name") === domainName;
    if (!isKnown) return refuseAtIam(401, "The username or password is wrong.");
    const project = at(auth, "scope", "project");
    if (
      (at(project, "id") ?? projectId) !== projectId ||
      (at(project, "name") ?? projectName) !== projectName ||
      project === undefined
    )
      return refuseAtIam(401, "The scope names no project of this account.");
    const value = randomBytes(24).toString("base64url");
    const issuedAt = this.clock.now();
    // The oldest are the first: those that have ended would stay for as long as the sandbox runs.
    for (const [old, endsAt] of this.#tokens) {
      if (endsAt > issuedAt) break;
      this.#tokens.delete(old);
    }
    this.#tokens.set(value, issuedAt + lifetimeMs);
    const token = {
      methods: ["password"],
      issued_at: new Date(issuedAt).toISOString(),
      expires_at: new Date(issuedAt + lifetimeMs).toISOString(),
      project: { id: projectId, name: projectName },
      user: { name: username, domain: { name: domainName } },
    };
    return { status: 201, body: { token }, headers: { "X-Subject-Token": value } };
  }

  /** Ends every token, as a change of the password does. */
  revokeTokens(): void {
    this.#tokens.clear();
  }

  /** The gateway's refusal of a request that does not prove who is calling; undefined for one that does. */
  async refusal(request: SandboxRequest, requestId: string): Promise<SandboxAnswer | undefined> {
    const refuse = (code: string, reason: string): SandboxAnswer =>
      refuseAtGateway(401, code, reason, requestId);
    const token = request.headers["x-auth-token"];
    if (token !== undefined) {
      const endsAt = this.#tokens.get(token);
      if (endsAt !== undefined && this.clock.now() < endsAt) return undefined;
      return refuse("APIGW.0301", "Incorrect IAM authentication information: decrypt token fail.");
    }
    const authorization = request.headers["authorization"];
    if (authorization === undefined)
      return refuse(
        "APIGW.0301",
        "Incorrect IAM authentication information: x-auth-token not found.",
      );
    const [, key, names = "", signature = ""] =
      /^SDK-HMAC-SHA256 Access=([^,\s]+), SignedHeaders=([^,\s]+), Signature=([0-9a-f]{64})$/.exec(
        authorization,
      ) ?? [];
    if (key !== this.account.accessKeyId)
      return refuse(
        "APIGW.0301",
        "Incorrect IAM authentication information: get secretKey failed.",
      );
    const date = request.headers["x-sdk-date"] ?? "";
    const [, year, month, day, hour, minute, second] =
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
    const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    // Signatures are made by the clocks of real machines, whatever the sandbox's own clock says.
    if (!(Math.abs(Date.now() - signedAt) <= allowedSkewMs))
      return refuse("APIGW.0303", "Incorrect IAM authentication information: signature expired.");
    const headers = Object.create(null) as Record<string, string>;
    for (const name of names.split(";")) headers[name] = request.headers[name] ?? "";
    const { method, target, body } = request;
    const right = await sign(
      { method, url: `http://host${target}`, headers },
      body,
      key,
      this.account.secretAccessKey,
    );
    // The signature covers the hash that the header names, which need not be that of the body.
    const bodyHash = headers["x-sdk-content-sha256"] ?? unsignedBody;
    const isItsBody =
      bodyHash === unsignedBody || bodyHash === createHash("sha256").update(body).digest("hex");
    const isRight =
      "x-sdk-date" in headers &&
      isItsBody &&
      timingSafeEqual(Buffer.from(right.slice(-64)), Buffer.from(signature));
    return isRight
      ? undefined
      : refuse(
          "APIGW.0301",
          "Incorrect IAM authentication information: verify aksk signature fail.",
        );
  }
}

function refuseAtIam(code: number, message: string): SandboxAnswer {
  return {
    status: code,
    body: { error: { code, message, title: code === 401 ? "Unauthorized" : "Bad Request" } },
  };
}

/** The member that a way of names leads to. */
function at(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (node, name) =>
      typeof node === "object" && node !== null && Object.hasOwn(node, name)
        ? (node as Readonly<Record<string, unknown>>)[name]
        : undefined,
    value,
  );
}
