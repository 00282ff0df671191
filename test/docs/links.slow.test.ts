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
    return [...text.matchAll(/\]\((?!https?:)([\w#./][^)\s]*)\)/g)].map(([, href = ""]) => {
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

  test("and the addresses of description files in texts and code name files of the site", () => {
    const named = documentationPages()
      .filter((page) => !references.includes(page))
      .flatMap((page) => {
        const text = readFileSync(join(documentationFolder, page), "utf8").replaceAll(
          /<[^>]+>/g,
          "",
        );
        return text.match(/\bopenapi\/(?:[\w.-]+\/)*[\w.-]+\.(?:ya?ml|json)\b/g) ?? [];
      });
    const addresses = [...new Set(named)];
    expect(addresses.length).toBeGreaterThan(7);
    expect(addresses.filter((file) => !existsSync(join(documentationFolder, file)))).toEqual([]);
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

interface Target {
  readonly anchor: string;
  /** Of the element that the anchor shows. */
  readonly id: string;
}

/** Runs in the page: opens an anchor, and returns those of the ids that are not there within five seconds. */
async function missingAfter({
  anchor,
  ids,
}: {
  readonly anchor: string;
  readonly ids: readonly string[];
}): Promise<string[]> {
  location.hash = anchor;
  let missing = [...ids];
  for (let waited = 0; waited < 5000 && missing.length > 0; waited += 20) {
    missing = missing.filter((id) => !document.getElementById(id));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return missing;
}

(browser ? describe : describe.skip)(browser ? "the links to a reference page" : skipped, () => {
  const context = browserForTests();

  test.each(references)(
    "open their properties in %s, from pages and from the search",
    async (page) => {
      const anchors = links.filter(({ file, anchor }) => file === page && anchor !== "");
      const sections = new Map<string, Target[]>();
      for (const anchor of new Set(anchors.map((link) => link.anchor))) {
        const [section = "", property] = anchor.split("#");
        const id = property ?? section.slice(1);
        sections.set(section, [...(sections.get(section) ?? []), { anchor, id }]);
      }
      expect(sections.size).toBeGreaterThan(10);
      const { tab, errors } = await watchedPage(context());
      const missing: string[] = [];
      await tab.goto(fileAddress(page));
      for (const [section, targets] of sections) {
        // Each opens its section, so that one of them is opened for all. The rest may need another tab of the section.
        const hidden = await tab.evaluate(missingAfter, {
          anchor: section,
          ids: targets.map(({ id }) => id),
        });
        for (const { anchor, id } of targets.filter((target) => hidden.includes(target.id)))
          missing.push(...(await tab.evaluate(missingAfter, { anchor, ids: [id] })));
      }
      expect([missing, errors]).toEqual([[], []]);
      await tab.close();
    },
    240_000,
  );
});
