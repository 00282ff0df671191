import { pathToFileURL } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { inProject } from "../../scripts/build/project.js";
import { operationsOf, type Operation } from "../../scripts/spec/description.js";
import { publishedDescription } from "./recordings.js";

/** A reference page in a tab, with its network requests, and its errors and warnings. */
export interface ReferenceTab {
  readonly tab: Page;
  readonly requests: string[];
  readonly errors: string[];
}

/** Opens a page of dist/docs from the file system. */
export async function openPage(context: BrowserContext, url: string): Promise<ReferenceTab> {
  const tab = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  tab.on(
    "request",
    (request) => /^(https?|wss?):/.test(request.url()) && requests.push(request.url()),
  );
  tab.on(
    "console",
    (message) => ["error", "warning"].includes(message.type()) && errors.push(message.text()),
  );
  tab.on("pageerror", (error) => errors.push(error.message));
  await tab.goto(url);
  return { tab, requests, errors };
}

export function referenceUrl(service: string, anchor = ""): string {
  return pathToFileURL(inProject("dist/docs", `${service}.html`)).href + anchor;
}

/** The groups of the operations of a service. Redoc draws one of them at a time. */
export function groupsOf(service: string): string[] {
  const tags = operationsOf(publishedDescription(service)).map(
    ({ object }) => object.tags[0] ?? "",
  );
  return [...new Set(tags)];
}

/** Opens the reference page of a service at a group, the first if none is given, and waits until Redoc has drawn all of it. */
export async function openGroup(
  context: BrowserContext,
  service: string,
  group = groupsOf(service)[0],
): Promise<ReferenceTab> {
  const sections = operationsOf(publishedDescription(service))
    .filter(({ object }) => object.tags[0] === group)
    .map(sectionOf);
  const opened = await openPage(context, `${referenceUrl(service)}#/${sections[0] ?? ""}`);
  for (const section of sections)
    await opened.tab.locator(`[id="${section}"] [data-testid="middle-panel"]`).nth(2).waitFor();
  return opened;
}

/** The id of the section of an operation: its group and its id. */
export function sectionOf({ object }: Operation): string {
  const group = (object.tags[0] ?? "").toLowerCase().replaceAll(" ", "-");
  return `${group}/${object.operationId.toLowerCase()}`;
}

/** The background colour of the page, in the notation of the palette. */
export function backgroundColour(tab: Page): Promise<string> {
  return tab.evaluate(() => {
    const numbers = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? [];
    return `#${numbers.map((number) => Number(number).toString(16).padStart(2, "0")).join("")}`;
  });
}

/** Reads a value until it meets a condition, for ten seconds at most; returns the last value. */
export async function readUntil<T>(
  read: () => Promise<T>,
  condition: (value: T) => boolean,
): Promise<T> {
  const end = Date.now() + 10_000;
  let value = await read();
  while (!condition(value) && Date.now() < end) value = await read();
  return value;
}
