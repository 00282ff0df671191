import { test } from "@jest/globals";
import { missingTools, type Tool } from "../languages/matrix/row.js";

/** Defines a test that needs tools: skipped on a machine that lacks one, and failed there in CI. */
export function testWith(tools: readonly Tool[], name: string, run: () => Promise<void>): void {
  const missing = missingTools({ tools }).join(", ");
  if (missing !== "" && !process.env["CI"]) {
    test.skip(`${name} (skipped: this machine lacks ${missing})`, () => undefined);
    return;
  }
  test(name, async () => {
    if (missing !== "") throw new Error(`This machine lacks ${missing}, and CI skips nothing.`);
    await run();
  });
}
