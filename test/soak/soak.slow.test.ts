import { expect, test } from "@jest/globals";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { fuzzSandbox } from "../support/sandbox-fuzzer.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** A new seed in each run, unless SOAK_SEED repeats one that failed. */
const seed = Number(process.env["SOAK_SEED"] ?? Date.now() % 1_000_000);
const count = Number(process.env["SOAK_REQUESTS"] ?? 100_000);

test(`the sandbox works after ${count} malformed requests, and its heap does not grow (seed ${seed})`, async () => {
  const heaps: number[] = [];
  await fuzzSandbox(seed, count, () => {
    collectGarbage();
    heaps.push(Math.round(process.memoryUsage().heapUsed / 1024 / 1024));
  });
  // The first part warms up. A leak of 1 KB per request would be 80 MB at the end.
  const [, second = 0] = heaps;
  expect({ seed, heaps, grows: (heaps.at(-1) ?? 0) > second + 40 }).toEqual({
    seed,
    heaps,
    grows: false,
  });
});
