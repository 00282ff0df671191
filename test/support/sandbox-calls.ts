import { request as send } from "node:http";
import { connect } from "node:net";
import { sign, signingTime } from "../../src/auth/signing.js";
import { tokenRequest, type IamUser } from "../../src/auth/iam-token.js";
import type { Sandbox } from "../../src/sandbox.js";

/** A request to a sandbox. */
export interface Call {
  readonly method?: string;
  /** Path and query. "PROJECT" is replaced with the project id of the sandbox. */
  readonly target: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The response to a call. */
export interface CallResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

/** How a request is signed, and what makes the signature invalid. */
export interface Signing {
  readonly key?: string;
  readonly secret?: string;
  /** The signing time, in milliseconds since 1970. */
  readonly time?: number;
  /** Signed headers, in addition to host and date or in place of them; undefined removes one. */
  readonly signed?: Readonly<Record<string, string | undefined>>;
  /** Changes to the request after it is signed. */
  readonly tampered?: Partial<Call>;
}

/** Sends a request without credentials. */
export async function call(
  sandbox: Sandbox,
  { method = "GET", target, body, headers = {} }: Call,
): Promise<CallResponse> {
  return new Promise((resolve, reject) => {
    const path = target.replace("PROJECT", sandbox.account.projectId);
    const { hostname, port } = new URL(sandbox.url);
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const outgoing = send(
      { hostname, port, agent: false, method, path, headers: { ...length, ...headers } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", reject);
        incoming.on("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: parse(chunks),
          }),
        );
      },
    );
    outgoing.on("error", reject).end(body);
  });
}

/** Signs a request with the access key of the sandbox, and sends it. */
export async function callSigned(
  sandbox: Sandbox,
  { method = "GET", ...rest }: Call,
  signing: Signing = {},
): Promise<CallResponse> {
  const { accessKeyId, secretAccessKey, projectId } = sandbox.account;
  const {
    key = accessKeyId,
    secret = secretAccessKey,
    time = Date.now(),
    signed = {},
    tampered = {},
  } = signing;
  const target = rest.target.replace("PROJECT", projectId);
  const all: Record<string, string | undefined> = {
    host: new URL(sandbox.url).host,
    "x-sdk-date": signingTime(time),
    ...signed,
  };
  const headers = Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const authorization = await sign(
    { method, url: `${sandbox.url}${target}`, headers },
    rest.body?.toString(),
    key,
    secret,
  );
  const sent = {
    "x-sdk-date": signingTime(time),
    ...headers,
    host: new URL(sandbox.url).host,
    authorization,
  };
  const changed = { ...rest, method, target, ...tampered };
  return call(sandbox, { ...changed, headers: { ...sent, ...rest.headers, ...tampered.headers } });
}

/** Gets a token from a sandbox. */
export async function tokenOf(sandbox: Sandbox): Promise<string> {
  const { status, headers } = await call(sandbox, {
    method: "POST",
    target: "/v3/auth/tokens",
    body: tokenRequestBody(sandbox),
  });
  if (status !== 201) throw new Error(`The sandbox issued no token: ${status}.`);
  return String(headers["x-subject-token"]);
}

/** The body of a request for a token; the properties of the user can be replaced. */
export function tokenRequestBody({ account }: Sandbox, user: Partial<IamUser> = {}): string {
  return JSON.stringify(tokenRequest({ ...account, ...user }, { id: account.projectId }));
}

/** Writes bytes to a socket, and reads the response until the connection is closed. */
export async function exchange(
  sandbox: Sandbox,
  bytes: string | Buffer,
  limitMs = 2000,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(sandbox.url);
    const socket = connect(Number(port), hostname);
    let text = "";
    const timer = setTimeout(
      () =>
        socket.destroy(
          new Error(`The connection is open after ${limitMs} ms. Received: ${text.slice(0, 100)}`),
        ),
      limitMs,
    );
    socket.setEncoding("latin1").on("data", (chunk: string) => (text += chunk));
    socket.on("error", reject).on("close", () => {
      clearTimeout(timer);
      resolve(text);
    });
    socket.write(bytes);
  });
}

function parse(chunks: readonly Buffer[]): unknown {
  const text = Buffer.concat(chunks).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
