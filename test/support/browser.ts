import { existsSync } from "node:fs";
import { chromium, type BrowserContext } from "playwright-core";

/** The path of Chromium on this machine, if installed. The headless shell opens a page in less time. */
export const browser = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find(existsSync);
if (!browser && process.env["CI"])
  throw new Error("CI needs a browser: install the package chromium-headless-shell.");

export const skipped = "skipped: this machine has no Chromium";

/** Starts Chromium with an empty profile and without network. */
export async function launch(profile: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser ?? "",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--font-render-hinting=slight", // As in Chromium itself: the headless shell otherwise rounds the widths of letters.
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
  // Functions that a test evaluates in a page call it: tsx keeps the names of functions so.
  await context.addInitScript("globalThis.__name = (value) => value;");
  return context;
}
