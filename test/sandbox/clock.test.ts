import { afterEach, expect, test } from "@jest/globals";
import { accessKeyCredentials, createDwsClient, toResult } from "../../src/index.js";
import { ManualClock, startSandbox, type Sandbox } from "../../src/sandbox.js";

let sandbox: Sandbox | undefined;
afterEach(async () => sandbox?.close());

const wrong: readonly (readonly [string, unknown])[] = [
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["a text", "2030-01-01"],
  ["a date", new Date()],
  ["undefined", undefined],
  ["a time that no date has", 9e15],
];
const message = "clock.now must be a function that returns milliseconds since 1970.";

test.each(wrong)("a sandbox does not start with a clock that returns %s", async (_, time) => {
  await expect(startSandbox({ clock: { now: () => time as number } })).rejects.toMatchObject({
    name: "ConfigurationError",
    message,
  });
});

test.each([null, {}, 5, { now: 5 }])(
  "a sandbox does not start with the clock %j",
  async (clock) => {
    await expect(startSandbox({ clock: clock as never })).rejects.toMatchObject({
      name: "ConfigurationError",
      message,
    });
  },
);

test("a clock that fails later causes an error response that names it", async () => {
  let time = Date.now();
  sandbox = await startSandbox({ clock: { now: () => time } });
  const { projectId, accessKeyId, secretAccessKey } = sandbox.account;
  const dws = createDwsClient({
    endpoint: sandbox.url,
    projectId,
    credentials: accessKeyCredentials({ accessKeyId, secretAccessKey }),
    retry: false,
  });
  time = NaN;
  expect(await toResult(dws.listSnapshots())).toMatchObject({
    ok: false,
    error: { name: "ApiError", status: 500, reason: message },
  });
});

test("a clock that throws later causes an error response that does not quote it", async () => {
  let isBroken = false;
  const now = () => {
    if (isBroken) throw new TypeError("a secret");
    return Date.now();
  };
  sandbox = await startSandbox({ clock: { now } });
  isBroken = true;
  const response = await fetch(`${sandbox.url}/v1.0/p/snapshots`);
  expect([response.status, await response.json()]).toEqual([
    500,
    {
      ...{ error_code: "APIGW.0201", error_msg: "The sandbox failed to handle the request." },
      request_id: response.headers.get("x-request-id"),
    },
  ]);
});

test("an address that the machine does not have is an error that says what to choose", async () => {
  await expect(startSandbox({ host: "192.0.2.1" })).rejects.toThrow(
    "The sandbox cannot listen on 192.0.2.1:0: this machine does not have this address; choose 127.0.0.1 for this machine only (EADDRNOTAVAIL).",
  );
});

test.each([NaN, Infinity, "5" as never])("a ManualClock rejects the time %p", (time) => {
  expect(() => new ManualClock(time)).toThrow("milliseconds that are a finite number");
  expect(() => new ManualClock(0).advance(time)).toThrow("milliseconds that are a finite number");
});
