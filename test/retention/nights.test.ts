import { expect, test } from "@jest/globals";
import { runNights, services } from "../support/retention-nights.js";

// test/soak/retention.slow.test.ts runs a hundred nights.
test.each(services)(
  "a nightly job of %s leaves exactly the items that its rules keep, although one of ten requests fails",
  async (service) => {
    const { names, expected, failedRequests } = await runNights(service, 12, {
      seed: 1,
      share: 0.1,
    });
    expect(names).toEqual(expected);
    expect(expected.length).toBeLessThan(12);
    expect(failedRequests).toBeGreaterThan(0);
  },
);
