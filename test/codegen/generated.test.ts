import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { renderClient } from "../../scripts/codegen/client-module.js";
import { renderPublic } from "../../scripts/codegen/public-module.js";
import { inProject, serviceNames } from "../../scripts/build/project.js";
import { typesOf } from "../../scripts/codegen/types.js";
import { renderResponseSchemas } from "../../scripts/codegen/response-schemas.js";
import { publishedDescription } from "../support/recordings.js";

function published(name: string): string {
  return readFileSync(inProject("generated", name), "utf8");
}

describe.each(serviceNames())("generated/%s", (service) => {
  const description = publishedDescription(service);

  test("has the client that the pipeline makes of its description", () => {
    expect(published(`${service}/client.ts`)).toBe(renderClient(service, description));
  });

  test("has the response schemas that the pipeline generates from its description", () => {
    expect(published(`${service}/schemas.ts`)).toBe(renderResponseSchemas(service, description));
  });

  test("has the types of its description, and OpenAPI 3.0 and 3.1 give the same", async () => {
    const types = await typesOf(published(`openapi/${service}.json`));
    expect(published(`${service}/schema.ts`)).toBe(types);
    expect(await typesOf(published(`openapi/${service}-3.1.json`))).toBe(types);
  });

  test("says OpenAPI 3.0.3 and, beside it, 3.1.0", () => {
    expect(description.openapi).toBe("3.0.3");
    expect(
      (JSON.parse(published(`openapi/${service}-3.1.json`)) as { openapi: string }).openapi,
    ).toBe("3.1.0");
  });
});

test("the public names of all services come from one description each", () => {
  expect(published("public.ts")).toBe(
    renderPublic(
      new Map(serviceNames().map((service) => [service, publishedDescription(service)])),
    ),
  );
});
