import { expect } from "@jest/globals";
import { startSandbox } from "../../src/sandbox.js";
import { callSigned } from "./sandbox-calls.js";
import { createFuzzer, fire } from "./sandbox-fuzzer.js";

/** Fires so many malformed requests at a sandbox, several at a time, and proves that it stands; tells the heap at times. */
export async function besiege(seed: number, shots: number, onPart?: () => void): Promise<void> {
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown): void => void rejections.push(reason);
  process.on("unhandledRejection", onRejection);
  const sandbox = await startSandbox({ creationMs: 0 });
  const next = createFuzzer(seed, sandbox);
  const port = Number(new URL(sandbox.url).port);
  let fired = 0;
  const wrong: string[] = [];
  const shoot = async (): Promise<void> => {
    while (fired < shots && wrong.length < 3) {
      const number = (fired += 1);
      const shot = next();
      const fault = await fire(port, shot, 5000);
      if (fault)
        wrong.push(
          `seed ${seed}, shot ${number}: ${fault}\n${shot.bytes.subarray(0, 400).toString("latin1")}`,
        );
      if (number % 10_000 === 0) onPart?.();
    }
  };
  try {
    await Promise.all(Array.from({ length: 16 }, shoot));
    const { status } = await callSigned(sandbox, { target: "/v1.0/PROJECT/snapshots" });
    expect({ seed, wrong, rejections, status, polluted: "polluted" in {} }).toEqual({
      seed,
      wrong: [],
      rejections: [],
      status: 200,
      polluted: false,
    });
  } finally {
    await sandbox.close();
    process.off("unhandledRejection", onRejection);
  }
}
