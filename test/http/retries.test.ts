import { describe, expect, jest, test } from "@jest/globals";
import { createDdsClient, createDwsClient, tokenCredentials } from "../../src/index.js";
import { fullJitter } from "../../src/http/retry.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const options = {
  endpoint: "https://endpoint.example.com",
  projectId: "p",
  credentials: tokenCredentials("a-token"),
  retry: { baseDelayMs: 0 },
};

describe("a busy service", () => {
  test.each([
    ["DBS.200019", 400],
    ["DBS.200076", 400],
    ["DBS.200998", 400],
    ["DBS.201000", 403],
    ["DBS.201014", 400],
    ["DBS.201015", 403],
  ])("causes a retry with code %s and status %i", async (error_code, status) => {
    const { fetch, sent } = stubFetch((index) =>
      index === 0
        ? jsonResponse({ error_code }, status)
        : jsonResponse({ backups: [], total_count: 0 }),
    );
    expect(await createDdsClient({ ...options, fetch }).listBackups()).toEqual({
      backups: [],
      total_count: 0,
    });
    expect(sent).toHaveLength(2);
  });

  test("causes a retry of a list call, and never of a create call", async () => {
    const { fetch, sent } = stubFetch((index) =>
      index < 2 ? jsonResponse({ error_code: "DWS.0011" }, 409) : jsonResponse({ snapshots: [] }),
    );
    const dws = createDwsClient({ ...options, fetch });
    await expect(
      dws.createSnapshot({ snapshot: { name: "nightly", cluster_id: "c" } }),
    ).rejects.toMatchObject({
      code: "DWS.0011",
      attempts: 1,
    });
    expect(await dws.listSnapshots()).toEqual({ snapshots: [] });
    expect(sent).toHaveLength(3);
  });

  test("causes a retry when the status is 200", async () => {
    const { fetch, sent } = stubFetch((index) =>
      jsonResponse(index === 0 ? { errCode: "DBS.200019" } : { backups: [], total_count: 0 }),
    );
    await createDdsClient({ ...options, fetch }).listBackups();
    expect(sent).toHaveLength(2);
  });
});

test.each([429, 503])(
  "a error response of status %i whose body never ends is repeated by its status all the same",
  async (status) => {
    jest.useFakeTimers();
    try {
      const endless = (): Response =>
        new Response(new ReadableStream({ pull: () => new Promise(() => {}) }), { status });
      const { fetch, sent } = stubFetch((index) =>
        index === 0 ? endless() : jsonResponse({ snapshots: [] }),
      );
      const listing = createDwsClient({ ...options, fetch }).listSnapshots();
      await jest.advanceTimersByTimeAsync(6000);
      expect(await listing).toEqual({ snapshots: [] });
      expect([sent.length, jest.getTimerCount()]).toEqual([2, 0]);
    } finally {
      jest.useRealTimers();
    }
  },
);

test("a date in Retry-After is compared with the time of the service", async () => {
  const dates = {
    Date: "Sat, 21 Nov 2026 10:00:00 GMT",
    "Retry-After": "Sat, 21 Nov 2026 10:00:01 GMT",
  };
  const { fetch } = stubFetch(() => jsonResponse({}, 429, dates));
  const dws = createDwsClient({ ...options, fetch, retry: { maxRetryAfterMs: 999 } });
  await expect(dws.listSnapshots()).rejects.toMatchObject({ retryAfterMs: 1000 });
});

test("a delay is random below a bound that doubles up to maxDelayMs", () => {
  const backoff = { baseDelayMs: 1000, maxDelayMs: 5000 };
  const bounds = [1, 2, 3, 4, 10, 1000].map((attempt) => fullJitter(attempt, backoff, () => 1));
  expect(bounds).toEqual([1000, 2000, 4000, 5000, 5000, 5000]);
  expect(fullJitter(3, backoff, () => 0)).toBe(0);
  expect(fullJitter(3, backoff, () => 0.25)).toBe(1000);
  const delays = Array.from({ length: 200 }, () => fullJitter(3, backoff));
  expect(Math.min(...delays)).toBeLessThan(1000);
  expect(Math.max(...delays)).toBeGreaterThan(3000);
});
