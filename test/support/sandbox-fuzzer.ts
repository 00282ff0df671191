import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { expect } from "@jest/globals";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";
import { callSigned } from "./sandbox-calls.js";

/** Numbers from 0 to 1 that follow from a seed (mulberry32), so that a failure can be repeated. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The bytes that a client writes to one connection, and whether it closes the connection before the response. */
interface MalformedRequest {
  readonly bytes: Buffer;
  readonly closesEarly: boolean;
}

const deep = `{"snapshot":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
const deepAuth = `{"auth":`.repeat(100_000) + "1" + "}".repeat(100_000);
const gzipped = gzipSync('{"snapshot":{}}').toString("latin1");

/** Creates malformed requests from a seed. Each character of the texts is a byte (Latin-1). */
function createFuzzer(
  seed: number,
  { account, url }: Pick<Sandbox, "account" | "url">,
): () => MalformedRequest {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[below(values.length)] ?? values[0];
  const binary = (length: number): string =>
    Array.from({ length }, () => String.fromCharCode(below(256))).join("");
  const project = account.projectId;
  const { host } = new URL(url);
  const cluster = "e59d6b86-9072-46eb-a996-13f8b44994c1";

  const method = (): string =>
    pick([
      "GET",
      "GET",
      "GET",
      "POST",
      "POST",
      "PUT",
      "DELETE",
      "HEAD",
      "OPTIONS",
      "TRACE",
      "CONNECT",
      "PATCH",
      "get",
      "",
      "BREW",
      "M".repeat(5000),
    ]);
  const path = (): string =>
    pick<() => string>([
      () => `/v1.0/${project}/snapshots`,
      () => `/v1.0/${project}/clusters/${cluster}/snapshots`,
      () => `/v3/${project}/backups`,
      () => "/v3/auth/tokens",
      () =>
        `/v3/${pick(["%zz", "%", "%2e%2e", "%252e%252e", "..", ".", "%00", "\0", "%ff%fe", "__proto__", "constructor"])}/backups`,
      () =>
        `/v1.0/${project}/clusters/${pick(["%2F", "..%2f..", "%00", "a".repeat(9000), "toString", "%25", cluster.toUpperCase()])}/snapshots`,
      () => `http://${host}/v3/${project}/backups`,
      () =>
        pick([
          "*",
          "",
          "/",
          "//",
          "/\\",
          "?",
          "#",
          "/../../etc/passwd",
          "http://",
          "http://[",
          "127.0.0.1:80",
          "/ /",
        ]),
      () => `/${"a/".repeat(below(12_000))}`,
      () => `/${binary(below(60))}`,
    ])();
  const query = (): string =>
    pick<() => string>([
      () => "",
      () => "?limit=1&limit=2&limit=0",
      () =>
        `?${pick(["limit", "offset", "sort_key", "sort_dir", "begin_time", "end_time", "mode", "__proto__", "constructor"])}=${pick(["1", "-1", "0", "1e9", "9".repeat(400), "NaN", "%", "%zz", "%00", "__proto__", "constructor", "2026-02-30 00:00:00", "2026-02-30%2000:00:00", "0x10", "1.5"])}`,
      () => `?${"a=b&".repeat(below(5000))}`,
      () => `?${binary(below(40))}`,
      () => "?sort_key=__proto__&sort_dir=desc&limit=2147483647&offset=9007199254740991",
    ])();
  const authentication = (): string =>
    pick<() => string>([
      () => "",
      () =>
        `X-Auth-Token: ${pick(["", "never", "__proto__", "a".repeat(4000), binary(20).replace(/[\r\n]/g, "")])}\r\n`,
      () =>
        `Authorization: ${pick(["", "Basic YTpi", "Bearer x", "SDK-HMAC-SHA256", `SDK-HMAC-SHA256 Access=${"a,".repeat(999)}`])}\r\n`,
      () => {
        const names = pick([
          "host;x-sdk-date",
          "constructor",
          "__proto__;x-sdk-date",
          "toString",
          ";;;",
          "x-sdk-date;x-sdk-date",
          ":",
        ]);
        const date = pick([
          new Date().toISOString().replace(/[-:]|\.\d+/g, ""),
          "20260230T250000Z",
          "",
          "99999999T999999Z",
        ]);
        const signature = pick(["0".repeat(64), "0".repeat(63), "F".repeat(64), ""]);
        return `X-Sdk-Date: ${date}\r\nAuthorization: SDK-HMAC-SHA256 Access=${account.accessKeyId}, SignedHeaders=${names}, Signature=${signature}\r\n`;
      },
      () => "X-Auth-Token: a\r\nX-Auth-Token: b\r\nAuthorization: c\r\nAuthorization: d\r\n",
    ])();
  const header = (): string =>
    pick<() => string>([
      () => "",
      () => "Host: other\r\n",
      () => `X-Huge: ${"a".repeat(below(20_000))}\r\n`,
      () => "X-Fold: a\r\n b\r\n",
      () => `X-Binary: ${binary(30)}\r\n`,
      () => "__proto__: a\r\nconstructor: b\r\n",
      () => `${binary(8)}\r\n`,
      () =>
        `${pick(["Expect: 100-continue", "Expect: unknown", "Upgrade: websocket\r\nConnection: Upgrade", "Connection: keep-alive", ": x", "No colon", "Space : x"])}\r\n`,
      () => "X: y\r\n".repeat(below(3000)),
    ])();
  const user = (): string =>
    `{"name":${pick(["1", '"sandbox"', "null", "[]"])},"password":${pick(["1e999", "null", '"\\ud800"', "{}"])}}`;
  const body = (): string =>
    pick<() => string>([
      () => "",
      () => pick(["{", "[]", "null", "1", '"', "{}", "nul", "\ufeff".slice(1), "\xff\xfe{\0}\0"]),
      () =>
        `{"snapshot":{"name":${pick(["1", "1e999", "9".repeat(500), '"\\u0000abc"', '"\\ud800abc"', "null", "[]", `"${"a".repeat(below(70))}"`])},"cluster_id":"${cluster}"}}`,
      () =>
        pick([
          '{"__proto__":{"polluted":1}}',
          '{"constructor":{"prototype":{"polluted":1}}}',
          '{"snapshot":{"__proto__":{"polluted":1}}}',
        ]),
      () =>
        `{"auth":{"identity":{"methods":["password"],"password":{"user":${user()}}},"__proto__":{"polluted":1}}}`,
      () => binary(below(300)),
      () => gzipped,
      () => (random() < 0.1 ? pick([deep, deepAuth]) : "[[[["),
      () => (random() < 0.004 ? " ".repeat(pick([12, 13]) * 1024 * 1024 + 1) : "{"),
    ])();
  const framed = (text: string): string =>
    pick<() => string>([
      () => `Content-Length: ${text.length}\r\n\r\n${text}`,
      () => `Content-Length: ${text.length}\r\nContent-Encoding: gzip\r\n\r\n${text}`,
      () =>
        `Content-Length: ${pick([text.length + 5, Math.max(0, text.length - 3), -1, 1e30, "x", "1, 2"])}\r\n\r\n${text}`,
      () => `Content-Length: 3\r\nContent-Length: 4\r\n\r\n${text}`,
      () => `Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n${text}`,
      () => `Transfer-Encoding: chunked\r\n\r\n${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`,
      () =>
        `Transfer-Encoding: ${pick(["chunked", "gzip, chunked", "x"])}\r\n\r\n${pick(["z", "-1", "f".repeat(20), "", "1;"])}\r\n${text}`,
      () => `\r\n${text}`,
    ])();
  const request = (): string =>
    `${method()} ${path()}${query()} ${pick(["HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", ""])}\r\n` +
    `${random() < 0.9 ? `Host: ${host}\r\n` : ""}${authentication()}${header()}${framed(body())}`;

  return () => {
    const kind = random();
    const text =
      kind < 0.05
        ? binary(below(2000))
        : kind < 0.12
          ? request() + request() + binary(50)
          : request();
    const whole = Buffer.from(text, "latin1");
    return {
      bytes: random() < 0.1 ? whole.subarray(0, below(whole.length)) : whole,
      closesEarly: random() < 0.05,
    };
  };
}

/** Sends a malformed request, and reads until the connection is closed; returns what is wrong, or undefined. */
async function sendMalformed(
  port: number,
  { bytes, closesEarly }: MalformedRequest,
  limitMs: number,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    let text = "";
    const timer = setTimeout(() => {
      resolve(`The connection is open after ${limitMs} ms.`);
      socket.destroy();
    }, limitMs);
    socket.setEncoding("latin1").on("data", (chunk: string) => (text += chunk));
    socket.on("error", () => {}); // A connection may be closed at any time.
    socket.on("end", () => socket.destroy());
    socket.on("close", () => {
      clearTimeout(timer);
      const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) =>
        Number(status),
      );
      if (text !== "" && !text.startsWith("HTTP/1.1 "))
        resolve(`The response is not HTTP: ${text.slice(0, 100)}`);
      else
        resolve(
          statuses.some((status) => status >= 500)
            ? `The status is 500 or more: ${text.slice(0, 300)}`
            : undefined,
        );
    });
    // Closes its half of the connection: the server must detect the end of the request, and respond or close the other half.
    if (closesEarly) socket.write(bytes, () => socket.destroy());
    else socket.end(bytes);
  });
}

/**
 * Sends malformed requests to a sandbox, 16 at a time, and expects that it rejects them and then accepts a valid one.
 *
 * @param onPart - Called after every 10,000 requests.
 */
export async function fuzzSandbox(seed: number, count: number, onPart?: () => void): Promise<void> {
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown): void => void rejections.push(reason);
  process.on("unhandledRejection", onRejection);
  const sandbox = await startSandbox({ creationMs: 0 });
  const next = createFuzzer(seed, sandbox);
  const port = Number(new URL(sandbox.url).port);
  let sent = 0;
  const failures: string[] = [];
  const sendInTurn = async (): Promise<void> => {
    while (sent < count && failures.length < 3) {
      const number = (sent += 1);
      const request = next();
      const failure = await sendMalformed(port, request, 5000);
      const start = request.bytes.subarray(0, 400).toString("latin1");
      if (failure) failures.push(`seed ${seed}, request ${number}: ${failure}\n${start}`);
      if (number % 10_000 === 0) onPart?.();
    }
  };
  try {
    await Promise.all(Array.from({ length: 16 }, sendInTurn));
    const { status } = await callSigned(sandbox, { target: "/v1.0/PROJECT/snapshots" });
    expect({ seed, failures, rejections, status, polluted: "polluted" in {} }).toEqual({
      seed,
      failures: [],
      rejections: [],
      status: 200,
      polluted: false,
    });
  } finally {
    await sandbox.close();
    process.off("unhandledRejection", onRejection);
  }
}
