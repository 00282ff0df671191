// Screenshots of key pages, which are compared with committed ones. Text is drawn as blocks, and figures that change with every
// operation are not drawn, so that a screenshot depends neither on the fonts of a machine nor on the number of operations.
import { readFileSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import { inProject } from "../../scripts/build/project.js";
import { blockFont } from "./block-font.js";
import { fileAddress } from "./documentation.js";

export interface Screen {
  /** The name of its file in test/docs/screens/. */
  readonly name: string;
  readonly address: string;
  readonly width: number;
  readonly theme: "light" | "dark";
}

/** The key pages, in both themes and at the widths of a phone, a tablet and a desktop. */
export const screens: readonly Screen[] = [
  { name: "start", address: "index.html", width: 1440, theme: "light" },
  { name: "start-phone", address: "index.html", width: 390, theme: "dark" },
  { name: "guides", address: "api/index.html", width: 1440, theme: "light" },
  { name: "guide", address: "api/documents/nightly-backups.html", width: 820, theme: "light" },
  { name: "operation", address: "dws.html#/snapshots/createsnapshot", width: 1440, theme: "light" },
  { name: "provenance", address: "provenance/index.html", width: 1440, theme: "dark" },
  { name: "deviations", address: "deviations/index.html", width: 390, theme: "light" },
  {
    name: "package",
    address: "api/functions/huaweicloud-dws-dds.ensureSnapshot.html",
    width: 820,
    theme: "dark",
  },
];

/** The path of the committed screenshot. */
export function screenFile({ name }: Screen): string {
  return inProject("test/docs/screens", `${name}.png`);
}

const styles = `
@font-face { font-family: Blocks; src: url(${blockFont()}); }
*, ::before, ::after { font-family: Blocks !important; font-synthesis: none !important; transition: none !important; animation: none !important; caret-color: transparent !important; }
.evidence b, .figures b, .chart tbody, main > ol, .menu-content, .site-menu .tsd-nested-navigation { visibility: hidden !important; }
::-webkit-scrollbar { display: none; }
`;

/** The share of the area that may differ: a word that changes within its line, or the edges of another version of the browser. */
export const tolerance = 0.005;

/** Takes a screenshot. `change` is a style sheet that changes the looks. */
export async function takeScreen(
  context: BrowserContext,
  screen: Screen,
  change = "",
): Promise<Buffer> {
  const tab = await context.newPage();
  await tab.emulateMedia({ colorScheme: screen.theme, reducedMotion: "reduce" });
  await tab.setViewportSize({ width: screen.width, height: 1000 });
  await tab.goto(fileAddress(screen.address));
  await tab.addStyleTag({ content: styles + change });
  const [, section] = screen.address.split("#/");
  if (section !== undefined) await showSection(tab, section);
  await tab.evaluate(() => document.fonts.ready);
  await tab.waitForTimeout(300);
  const image = await tab.screenshot();
  await tab.close();
  return image;
}

/** Waits until Redoc has drawn a section, and scrolls to it. */
async function showSection(tab: Page, section: string): Promise<void> {
  const element = tab.locator(`[id="${section}"]`).first();
  await element.locator("h2, h3").first().waitFor();
  await tab.waitForTimeout(1000);
  await element.evaluate((node) => node.scrollIntoView({ behavior: "instant" }));
}

/** The share of the area, from 0 to 1, in which two screenshots differ at a quarter of their size. */
export async function differenceOf(tab: Page, one: Buffer, other: Buffer): Promise<number> {
  const images = [one, other].map((image) => image.toString("base64"));
  return tab.evaluate(async (sources) => {
    const pixels = sources.map(async (source) => {
      const blob = await (await fetch(`data:image/png;base64,${source}`)).blob();
      const { width, height } = await createImageBitmap(blob);
      const [w, h] = [Math.round(width / 4), Math.round(height / 4)];
      const small = await createImageBitmap(blob, {
        resizeWidth: w,
        resizeHeight: h,
        resizeQuality: "high",
      });
      const context = new OffscreenCanvas(w, h).getContext("2d");
      context?.drawImage(small, 0, 0);
      return {
        size: `${width} x ${height}`,
        data: context?.getImageData(0, 0, w, h).data ?? new Uint8ClampedArray(),
      };
    });
    const [first, second] = await Promise.all(pixels);
    if (!first || !second || first.size !== second.size) return 1;
    let differing = 0;
    for (let index = 0; index < first.data.length; index += 4) {
      const distance = [0, 1, 2].map((channel) =>
        Math.abs((first.data[index + channel] ?? 0) - (second.data[index + channel] ?? 0)),
      );
      if (Math.max(...distance) > 16) differing += 1;
    }
    return differing / (first.data.length / 4);
  }, images);
}

/** The committed screenshot. */
export function readScreen(screen: Screen): Buffer {
  return readFileSync(screenFile(screen));
}
