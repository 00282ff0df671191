import { expect, test } from "@jest/globals";
import { renderErrorIndex } from "../../scripts/codegen/error-index.js";
import {
  publishedManifest,
  publishedReadme,
  documentationOf,
} from "../../scripts/release/package-manifest.js";

const manifest = { name: "a-package", version: "1.2.3", scripts: { test: "jest" } };
const readme =
  "[Guides](guides/README.md), [errors](guides/reference/errors.md#codes), [below](#sandbox), [a site](https://host/), [mail](mailto:a@b)";

test("the published package.json has what users need, and the addresses of its repository", () => {
  expect(JSON.stringify(publishedManifest({ ...manifest, repository: "github:owner/name" }))).toBe(
    JSON.stringify({
      name: "a-package",
      version: "1.2.3",
      repository: "github:owner/name",
      homepage: "https://github.com/owner/name#readme",
      bugs: "https://github.com/owner/name/issues",
    }),
  );
});

test("links to files lead to those of the version in the published README", () => {
  expect(publishedReadme(readme, { ...manifest, repository: "github:owner/name" })).toBe(
    readme
      .replace("guides/README.md", "https://github.com/owner/name/blob/v1.2.3/guides/README.md")
      .replace(
        "guides/reference/errors.md",
        "https://github.com/owner/name/blob/v1.2.3/guides/reference/errors.md",
      ),
  );
});

test.each([undefined, "https://example.com/x", "github:owner", "github:owner/name/x", {}])(
  "without a repository on GitHub (%j), neither changes",
  (repository) => {
    expect(publishedReadme(readme, { ...manifest, repository })).toBe(readme);
    expect(publishedManifest({ ...manifest, repository })).not.toHaveProperty(["homepage"]);
  },
);

test.each([
  ["github:Owner/name", "https://owner.github.io/name/errors/index.html#"],
  [undefined, "errors/index.html#"],
])("with the repository %j, errors lead to %s", (repository, address) => {
  const documentation = documentationOf({ ...manifest, repository });
  expect(renderErrorIndex([], documentation)).toContain(`errorIndex = "${address}"`);
});
