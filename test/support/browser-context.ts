import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "@jest/globals";
import type { BrowserContext } from "playwright-core";
import { launch } from "./browser.js";

/** A browser for the tests of a file: started before them, closed after them, its profile removed. */
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
    if (!context) throw new Error("The browser is started by beforeAll: ask for it within a test.");
    return context;
  };
}
