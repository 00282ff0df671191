import { request as send } from "node:http";
import { connect } from "node:net";
import { sign, signingTime } from "../../src/auth/signing.js";
import type { Sandbox } from "../../src/sandbox.js";

/** A request to a sandbox, as a test writes it down. */
export interface Call {
  readonly method?: string;
  /** Path and query. "PROJECT" stands for the project of the sandbox. */
  readonly target: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

/** How a request is signed, and what is wrong with that. */
export interface Signing {
  readonly key?: string;
  readonly secret?: string;
  /** When, in milliseconds since 1970. */
  readonly time?: number;
  /** Headers that are signed, beside or in place of host and date; undefined leaves one out. */
  readonly signed?: Readonly<Record<string, string | undefined>>;
  /** What is changed after the signature. */
  readonly tampered?: Partial<Call>;
}

/** Sends a request as it is. */
export async function call(
  sandbox: Sandbox,
  { method = "GET", target, body, headers = {} }: Call,
): Promise<Answer> {
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
            ...incoming,
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

/** Signs a request with the key of the sandbox, as the vendor's guide says, and sends it. */
export async function callSigned(
  sandbox: Sandbox,
  { method = "GET", ...rest }: Call,
  signing: Signing = {},
): Promise<Answer> {
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

/** A token of the sandbox, for its account. */
export async function tokenOf(sandbox: Sandbox): Promise<string> {
  const { status, headers } = await call(sandbox, {
    method: "POST",
    target: "/v3/auth/tokens",
    body: signInBody(sandbox),
  });
  if (status !== 201) throw new Error(`No token: ${status}.`);
  return String(headers["x-subject-token"]);
}

/** What one signs in with; the members of the user can be others. */
export function signInBody(
  { account: { username, password, domainName, projectId } }: Sandbox,
  user: object = {},
): string {
  const whole = { name: username, password, domain: { name: domainName }, ...user };
  return JSON.stringify({
    auth: {
      identity: { methods: ["password"], password: { user: whole } },
      scope: { project: { id: projectId } },
    },
  });
}

/** Writes bytes to a socket and reads what comes until it closes, or until nothing more is to be waited for. */
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
        socket.destroy(new Error(`No answer within ${limitMs} ms; so far: ${text.slice(0, 100)}`)),
      limitMs,
    );
    socket.setEncoding("latin1").on("data", (chunk: string) => (text += chunk));
    socket.on("error", reject).on("close", () => (clearTimeout(timer), resolve(text)));
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
