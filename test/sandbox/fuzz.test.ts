import { test } from "@jest/globals";
import { besiege } from "../support/sandbox-siege.js";

// The seeds are fixed: a test that fails at times only is not believed. "npm run test:soak" takes another each time.
test.each([1, 2])(
  "2,000 malformed requests get a refusal or a closed connection, and a good one its answer afterwards: half %d",
  async (seed) => {
    await besiege(seed, 1000);
  },
  30_000,
);
