import { describe, expect, test } from "@jest/globals";
import {
  AbortError,
  ApiError,
  NetworkError,
  ResponseParseError,
  TimeoutError,
} from "../../src/errors.js";
import {
  isBusy,
  isCertificateError,
  isTransient,
  retryAfterOf,
  RetryBudget,
} from "../../src/http/retry.js";

const details = { operation: "listSnapshots", attempts: 1 };
const responseOf = (status: number, code?: string, retryAfterMs?: number): ApiError =>
  new ApiError("failed", { ...details, status, code, retryAfterMs });

test.each([
  ["DWS.0011", true],
  ["DWS.00110", false],
  ["DWSx0011", false],
  ["xDWS.0011", false],
  ["DBS.200019", true],
  ["DBS.200076", true],
  ["DBS.200998", true],
  ["DBS.201000", true],
  ["DBS.201014", true],
  ["DBS.201015", true],
  ["DBS.201016", false],
  ["DBS.2010150", false],
  ["", false],
  [undefined, false],
])("that a service is busy with code %j is %p", (code, expected) => {
  expect(isBusy(code)).toBe(expected);
});

test.each([
  ["CERT_HAS_EXPIRED", true],
  ["SELF_SIGNED_CERT", true],
  ["CRL_HAS_EXPIRED", true],
  ["UNABLE_TO_GET_CRL", true],
  ["ERR_TLS_CERT_ALTNAME_INVALID", true],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", true],
  ["INVALID_CA", true],
  ["INVALID_PURPOSE", true],
  ["PATH_LENGTH_EXCEEDED", true],
  ["HOSTNAME_MISMATCH", true],
  ["ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED", false],
  ["ERR_INVALID_CA", false],
  ["ERR_UNABLE_TO_READ", false],
  ["NOT_PATH_LENGTH", false],
  ["NO_HOSTNAME", false],
  ["INVALID_ARGUMENT", false],
  ["ECONNRESET", false],
  [undefined, false],
])("that code %j is about the certificate of the host is %p", (code, expected) => {
  expect(isCertificateError(code)).toBe(expected);
});

const parseError = (isTooLong: boolean): ResponseParseError =>
  new ResponseParseError("unreadable", 200, "", details, isTooLong);

test.each<[string, boolean, unknown]>([
  ["a 400", false, responseOf(400)],
  ["a 407", false, responseOf(407)],
  ["a 408", true, responseOf(408)],
  ["a 409 of a busy service", true, responseOf(409, "DWS.0011")],
  ["a 409 with another code", false, responseOf(409, "DWS.0015")],
  ["a 429", true, responseOf(429)],
  ["a 499", false, responseOf(499)],
  ["a 500", true, responseOf(500)],
  ["a 504", true, responseOf(504)],
  ["a lost connection", true, new NetworkError("lost", false, { ...details, code: "ECONNRESET" })],
  ["a connection that was never made", true, new NetworkError("lost", true, details)],
  [
    "an expired certificate",
    false,
    new NetworkError("lost", true, { ...details, code: "CERT_HAS_EXPIRED" }),
  ],
  ["an attempt that took too long", true, new TimeoutError("late", "attempt", details)],
  ["an unreadable response", true, parseError(false)],
  ["a response that is too long", false, parseError(true)],
  ["an abortion", false, new AbortError("aborted", details)],
  [
    "an error of another package with the same name",
    false,
    Object.assign(new Error(), { name: "TimeoutError" }),
  ],
  ["a text", false, "TimeoutError"],
  ["undefined", false, undefined],
])("that a later call can succeed after %s is %p", (_, expected, error) => {
  expect(isTransient(error)).toBe(expected);
});

test("only an error response says how long to wait", () => {
  expect(retryAfterOf(responseOf(429, undefined, 1500))).toBe(1500);
  expect(retryAfterOf(responseOf(429))).toBeUndefined();
  expect(retryAfterOf(Object.assign(new Error(), { retryAfterMs: 5 }))).toBeUndefined();
});

describe("the retry budget", () => {
  /** How many retries are left. */
  function left(budget: RetryBudget): number {
    let taken = 0;
    while (taken < 1000 && budget.take()) taken += 1;
    return taken;
  }

  test("is enough for 100 retries, and not for more", () => {
    const budget = new RetryBudget();
    expect(left(budget)).toBe(100);
    expect(budget.take()).toBe(false);
  });

  test("gets back a retry that succeeded, and a fifth of one for each first attempt that did", () => {
    const budget = new RetryBudget();
    left(budget);
    budget.giveBack(1);
    expect(left(budget)).toBe(1);
    budget.giveBack(3);
    expect(left(budget)).toBe(1);
    for (let call = 0; call < 4; call += 1) budget.giveBack(0);
    expect(left(budget)).toBe(0);
    budget.giveBack(0);
    expect(left(budget)).toBe(1);
  });

  test("never becomes larger than it was at first", () => {
    const budget = new RetryBudget();
    for (let call = 0; call < 50; call += 1) budget.giveBack(call % 2);
    expect(left(budget)).toBe(100);
  });
});
