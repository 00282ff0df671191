import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "@jest/globals";
import type { BrowserContext } from "playwright-core";
import { launch } from "./browser.js";

/** A browser for the tests of a file: starts before them and closes after them. */
export function browserForTests(): () => BrowserContext {
  let context: BrowserContext | undefined;
  let profile = "";
  beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), "chromium-"));
    context = await launch(profile);
  });
  afterAll(async () => {
    await context?.close();
    rmSync(profile, { recursive: true, force: true });
  });
  return () => {
    if (!context)
      throw new Error("The browser starts in beforeAll: call this function within a test.");
    return context;
  };
}
