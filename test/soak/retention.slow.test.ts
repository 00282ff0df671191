import { describe, expect, test } from "@jest/globals";
import { runNights, services } from "../support/retention-nights.js";

/** A new seed in each run, unless SOAK_SEED repeats one that failed. */
const seed = Number(process.env["SOAK_SEED"] ?? Date.now() % 1_000_000);

describe.each(services)("a nightly job of %s", (service) => {
  test(`leaves exactly the items that the rules keep after 100 nights, of whose requests 5% fail (seed ${seed})`, async () => {
    const { names, expected, failedRequests } = await runNights(service, 100, {
      seed,
      share: 0.05,
    });
    expect({ seed, names }).toEqual({ seed, names: expected });
    expect(expected.length).toBeGreaterThan(10);
    expect(failedRequests).toBeGreaterThan(0);
  });
});
