import { existsSync } from "node:fs";
import { chromium, type BrowserContext } from "playwright-core";

/** The Chromium of this machine, if it has one. */
export const browser = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find(existsSync);
if (!browser && process.env["CI"])
  throw new Error("CI needs a browser: install the package chromium.");

export const skipped = "skipped, for there is no Chromium on this machine";

/** Starts it in an empty profile, with no way to the network. */
export function launch(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: browser ?? "",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}
