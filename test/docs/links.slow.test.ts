import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { readSearchEntries } from "../../scripts/docs/frame/output.js";
import { inProject, serviceNames } from "../../scripts/build/project.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import {
  documentationFolder,
  documentationPages,
  fileAddress,
  watchedPage,
} from "../support/documentation.js";

interface Link {
  readonly from: string;
  /** Below the site's root. */
  readonly file: string;
  readonly anchor: string;
}

function unescape(text: string): string {
  return text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'");
}

/** The values of an attribute in a page, outside its scripts. */
function attributes(page: string, name: string, tag = "[a-z][a-z0-9-]*"): string[] {
  const html = readFileSync(join(documentationFolder, page), "utf8").replaceAll(
    /<script\b[^>]*>.*?<\/script>/gs,
    "",
  );
  return [...html.matchAll(new RegExp(`<${tag}\\b[^>]*?\\s${name}="([^"]*)"`, "g"))].map(
    ([, value = ""]) => unescape(value),
  );
}

/** The links of a page to pages of the site. */
function linksOf(page: string): Link[] {
  return attributes(page, "href", "a")
    .filter((href) => !/^(https?|mailto|data|blob):/.test(href))
    .map((href) => {
      const [path = "", ...anchor] = href.split("#");
      return {
        from: page,
        file: path === "" ? page : normalize(join(dirname(page), decodeURI(path))),
        anchor: anchor.join("#"),
      };
    });
}

function searchLinks(): Link[] {
  return readSearchEntries().map(({ title, address }) => {
    const [file = "", ...anchor] = address.split("#");
    return { from: `search for ${title}`, file, anchor: anchor.join("#") };
  });
}

/** The links that Redoc draws in the browser, from the descriptions that it gets. */
function referenceLinks(): Link[] {
  return serviceNames().flatMap((service) => {
    const text = readFileSync(inProject("build/docs", `${service}.json`), "utf8");
    return [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, href = ""]) => {
      const [file = "", anchor = ""] = href.split("#");
      return { from: `${service}.html`, file, anchor };
    });
  });
}

const references = serviceNames().map((service) => `${service}.html`);
const links = [
  ...documentationPages()
    .filter((page) => !references.includes(page))
    .flatMap(linksOf),
  ...searchLinks(),
  ...referenceLinks(),
];

describe("the links of the documentation", () => {
  test("lead to files that exist", () => {
    expect(links.length).toBeGreaterThan(1000);
    expect(referenceLinks().length).toBeGreaterThan(99);
    expect(links.filter(({ file }) => !existsSync(join(documentationFolder, file)))).toEqual([]);
  });

  test("lead to anchors that exist, in pages that no script draws", () => {
    const ids = new Map<string, ReadonlySet<string>>();
    const idsOf = (page: string): ReadonlySet<string> => {
      const known = ids.get(page) ?? new Set(attributes(page, "id"));
      ids.set(page, known);
      return known;
    };
    const anchored = links.filter(
      ({ file, anchor }) => anchor !== "" && file.endsWith(".html") && !references.includes(file),
    );
    expect(anchored.length).toBeGreaterThan(500);
    expect(
      anchored.filter(({ file, anchor }) => !idsOf(file).has(decodeURIComponent(anchor))),
    ).toEqual([]);
  });

  test("use https where they leave the site", () => {
    const hosts = new Set(
      documentationPages()
        .filter((page) => !references.includes(page))
        .flatMap((page) => attributes(page, "href", "a"))
        .filter((href) => /^[a-z]+:/.test(href))
        .map((href) => new URL(href).origin),
    );
    expect([...hosts].filter((origin) => !origin.startsWith("https://"))).toEqual([]);
  });
});

/** Runs in the page: opens an anchor, and returns whether its element exists within five seconds. */
async function opensElement({
  anchor,
  id,
}: {
  readonly anchor: string;
  readonly id: string;
}): Promise<boolean> {
  location.hash = anchor;
  for (let waited = 0; waited < 5000; waited += 20) {
    if (document.getElementById(id)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

(browser ? describe : describe.skip)(browser ? "the links to a reference page" : skipped, () => {
  const context = browserForTests();

  test.each(references)(
    "open their properties in %s, from pages and from the search",
    async (page) => {
      const anchors = [
        ...new Set(
          links
            .filter(({ file, anchor }) => file === page && anchor !== "")
            .map(({ anchor }) => anchor),
        ),
      ];
      expect(anchors.length).toBeGreaterThan(20);
      const { tab, errors } = await watchedPage(context());
      const missing: string[] = [];
      await tab.goto(fileAddress(page));
      for (const anchor of anchors) {
        const [section = "", property] = anchor.split("#");
        if (!(await tab.evaluate(opensElement, { anchor, id: property ?? section.slice(1) })))
          missing.push(anchor);
      }
      expect([missing, errors]).toEqual([[], []]);
      await tab.close();
    },
    240_000,
  );
});
