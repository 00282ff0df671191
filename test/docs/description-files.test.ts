import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { inProject, serviceNames } from "../../scripts/build/project.js";
import {
  currentDescriptions,
  releasedDescriptions,
} from "../../scripts/docs/site/description-files.js";

test("the site has each description as OpenAPI 3.0.3 and 3.1, in JSON and YAML, at addresses without a version", () => {
  const addresses = currentDescriptions(inProject("generated/openapi")).map(
    ({ address }) => address,
  );
  const expected = serviceNames().flatMap((service) =>
    ["-3.1.json", "-3.1.yaml", ".json", ".yaml"].map((end) => `openapi/${service}${end}`),
  );
  expect(addresses).toEqual(expected);
});

test("the site has the descriptions of each release in a folder of its version", () => {
  const folder = mkdtempSync(join(tmpdir(), "releases-"));
  for (const version of ["0.1.0", "1.0.0"]) {
    mkdirSync(join(folder, version, "openapi"), { recursive: true });
    writeFileSync(join(folder, version, "openapi/dws.json"), "{}");
  }
  expect(releasedDescriptions(folder)).toEqual(
    ["0.1.0", "1.0.0"].map((version) => ({
      address: `openapi/${version}/dws.json`,
      source: join(folder, version, "openapi/dws.json"),
    })),
  );
  rmSync(folder, { recursive: true });
});

test("a project without a release has no folder of a version", () => {
  expect(releasedDescriptions(join(tmpdir(), "no-such-folder"))).toEqual([]);
});
