import { describe, expect, test } from "@jest/globals";
import { createDwsClient, ensureSnapshot, tokenCredentials, toResult } from "../../src/index.js";
import { isTransient } from "../../src/http/retry.js";
import { wanted } from "../support/faulty-cloud.js";

/** An error as Node makes it. */
const system = (code: string, syscall?: string, message = `${syscall ?? ""} ${code}`): Error =>
  Object.assign(new Error(message), { code }, syscall === undefined ? {} : { syscall });
const connect = (code: string, address = "192.0.2.7"): Error =>
  system(code, "connect", `connect ${code} ${address}:443`);
/** The error of an attempt to connect to several addresses. */
const several = (...errors: readonly Error[]): Error =>
  Object.assign(new AggregateError(errors), {
    code: (errors[0] as { code?: string } | undefined)?.code,
  });

/** A client whose fetch throws what Node's fetch does for a cause, and the number of its requests. */
function clientOf(cause: unknown, thrown = new TypeError("fetch failed", { cause })) {
  const requests: string[] = [];
  const dws = createDwsClient({
    region: "eu-west-101",
    projectId: "p",
    credentials: tokenCredentials("a-secret-token"),
    retry: { baseDelayMs: 0 },
    fetch: (_, { method }) => {
      requests.push(method);
      return Promise.reject(thrown);
    },
  });
  return { dws, requests };
}

describe("a connection that was never made", () => {
  test.each([
    ["a refused connection", connect("ECONNREFUSED")],
    ["a connection without a response", connect("ETIMEDOUT")],
    ["an unreachable network", connect("ENETUNREACH")],
    ["an unreachable host", connect("EHOSTUNREACH")],
    ["a reset of the connection that is being made", connect("ECONNRESET")],
    ["an unknown host", system("ENOTFOUND", "getaddrinfo")],
    ["a failing name server", system("EAI_AGAIN", "getaddrinfo")],
    ["a failure of the resolver", system("EAI_FAIL", "getaddrinfo")],
    ["undici's timeout", system("UND_ERR_CONNECT_TIMEOUT")],
    ["two addresses", several(connect("ETIMEDOUT"), connect("ETIMEDOUT", "2001:db8::7"))],
    [
      "two addresses with different errors",
      several(connect("ECONNREFUSED"), connect("ENETUNREACH")),
    ],
    ["addresses of addresses", several(several(connect("ETIMEDOUT")), connect("ECONNREFUSED"))],
    [
      "a code outside of the cause",
      Object.assign(system("ECONNREFUSED"), { cause: new Error("?") }),
    ],
    [
      "a reset within the TLS handshake",
      system(
        "ECONNRESET",
        undefined,
        "Client network socket disconnected before secure TLS connection was established",
      ),
    ],
  ])("causes a retry of every call: %s", async (_, cause) => {
    const { dws, requests } = clientOf(cause);
    for (const result of [
      await toResult(dws.createSnapshot({ snapshot: wanted })),
      await toResult(dws.listSnapshots()),
    ])
      expect(result).toMatchObject({
        ok: false,
        error: { name: "NetworkError", requestNotSent: true, attempts: 3 },
      });
    expect(requests).toHaveLength(6);
  });

  test.each([
    ["a reset", system("ECONNRESET", "read")],
    ["a timeout of the system", system("ETIMEDOUT", "read")],
    ["an unreachable host", system("EHOSTUNREACH", "write")],
    ["an unreachable host without more", system("EHOSTUNREACH")],
    ["an address with another error", several(connect("ETIMEDOUT"), system("ECONNRESET", "read"))],
    ["an address with an error without a code", several(connect("ETIMEDOUT"), new Error("?"))],
    [
      "an aggregate whose code is that of one error",
      several(connect("ECONNREFUSED"), new Error("?")),
    ],
    ["an aggregate without errors", Object.assign(new AggregateError([]), { code: "ETIMEDOUT" })],
    [
      "an alert about the certificate of the client",
      system("ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED"),
    ],
    ["an unknown cause", new Error("other side closed")],
    ["no cause", undefined],
    ["a text", "no"],
    ["null", null],
  ])("is not assumed after %s", async (_, cause) => {
    const { dws, requests } = clientOf(cause);
    expect(await toResult(dws.createSnapshot({ snapshot: wanted }))).toMatchObject({
      ok: false,
      error: { name: "NetworkError", requestNotSent: false, attempts: 1 },
    });
    expect(requests).toHaveLength(1);
  });

  test("has the codes of all addresses in its message, and their errors in its cause", async () => {
    const leak = connect("ETIMEDOUT", "a-secret-token");
    const { dws } = clientOf(several(leak, connect("ENETUNREACH", "2001:db8::7"), leak));
    const result = await toResult(dws.listSnapshots());
    expect(result).toHaveProperty(
      "error.message",
      "listSnapshots received no response from dws.eu-west-101.myhuaweicloud.eu: ETIMEDOUT, ENETUNREACH.",
    );
    expect(result).toHaveProperty("error.cause.cause.errors", [
      expect.objectContaining({ message: "connect ETIMEDOUT (hidden):443", code: "ETIMEDOUT" }),
      expect.objectContaining({ message: "connect ENETUNREACH 2001:db8::7:443" }),
      expect.anything(),
    ]);
  });

  test("ends with errors that contain each other", async () => {
    const errors: Error[] = [connect("ETIMEDOUT"), connect("ETIMEDOUT")];
    const cause = new AggregateError(errors);
    cause.errors.push(cause, cause, cause);
    const { dws } = clientOf(cause);
    expect(await toResult(dws.createSnapshot({ snapshot: wanted }))).toMatchObject({
      ok: false,
      error: { name: "NetworkError", requestNotSent: false, attempts: 1 },
    });
  });
});

describe("an unknown host", () => {
  test.each(["ENOTFOUND", "EAI_AGAIN"])("is named with %s, and what to check", async (code) => {
    const { dws } = clientOf(system(code, "getaddrinfo"));
    expect(await toResult(dws.listSnapshots())).toHaveProperty(
      "error.message",
      `listSnapshots received no response from dws.eu-west-101.myhuaweicloud.eu: ${code}. Check cloud, region and endpoint.`,
    );
  });
});

describe("a certificate that cannot be verified", () => {
  const codes = [
    "CERT_HAS_EXPIRED",
    "CERT_NOT_YET_VALID",
    "CERT_REVOKED",
    "CERT_UNTRUSTED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "UNABLE_TO_GET_ISSUER_CERT",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "UNABLE_TO_GET_CRL",
    "CRL_HAS_EXPIRED",
    "ERROR_IN_CERT_NOT_AFTER_FIELD",
    "UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY",
    "INVALID_CA",
    "INVALID_PURPOSE",
    "PATH_LENGTH_EXCEEDED",
    "HOSTNAME_MISMATCH",
    "ERR_TLS_CERT_ALTNAME_INVALID",
  ];
  test.each(codes)("%s: is not retried, since a later call would fail too", async (code) => {
    const { dws, requests } = clientOf(system(code));
    for (const result of [
      await toResult(dws.listSnapshots()),
      await toResult(dws.createSnapshot({ snapshot: wanted })),
    ]) {
      expect(result).toMatchObject({
        ok: false,
        error: { name: "NetworkError", requestNotSent: true, attempts: 1, code },
      });
      expect(isTransient(!result.ok && result.error)).toBe(false);
      expect(result).toHaveProperty(
        "error.message",
        expect.stringContaining(
          `: ${code}. The certificate is not trusted: check endpoint, clock and NODE_EXTRA_CA_CERTS.`,
        ),
      );
    }
    expect(requests).toHaveLength(2);
  });

  test("of several addresses is not retried if each has one", async () => {
    const bad = system("CERT_HAS_EXPIRED");
    const { dws, requests } = clientOf(several(bad, bad));
    expect(await toResult(dws.listSnapshots())).toHaveProperty("error.attempts", 1);
    expect(requests).toHaveLength(1);
  });

  test("ends ensureSnapshot at once", async () => {
    const { dws, requests } = clientOf(system("CERT_HAS_EXPIRED"));
    expect(await toResult(ensureSnapshot(dws, wanted))).toHaveProperty(
      "error.requestNotSent",
      true,
    );
    expect(requests).toEqual(["GET"]);
  });
});
