// npm run docs:screens: writes the screenshots with which test/docs/looks.slow.test.ts compares the built documentation.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { launch } from "../support/browser.js";
import { screenFile, screens, takeScreen } from "../support/screens.js";

const profile = mkdtempSync(join(tmpdir(), "chromium-"));
const context = await launch(profile);
for (const screen of screens) {
  const file = screenFile(screen);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await takeScreen(context, screen));
}
await context.close();
rmSync(profile, { recursive: true, force: true });
