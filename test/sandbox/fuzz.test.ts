import { test } from "@jest/globals";
import { fuzzSandbox } from "../support/sandbox-fuzzer.js";

// The seeds are fixed, so that the result is the same in each run. "npm run test:soak" uses another seed each time, for far more requests.
test.each([1, 2])(
  "responds to 400 malformed requests with an error or closes the connection, and accepts a valid one afterwards (seed %d)",
  async (seed) => {
    await fuzzSandbox(seed, 400);
  },
  30_000,
);
