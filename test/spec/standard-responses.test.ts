import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { inProject, serviceNames } from "../../scripts/build/project.js";
import { operationsOf, retriesOf, type Description } from "../../scripts/spec/description.js";
import plugin from "../../scripts/spec/standard-responses.js";

const openapiFile = inProject("spec/dws/openapi.yaml");

/** Runs the plugin on a root document and one operation, and returns the responses and what the plugin reports. */
function complete(standard: object, declared: object): { responses: object; messages: string[] } {
  const messages: string[] = [];
  const visitor = plugin().preprocessors.oas3["standard-responses"]();
  const root = { "x-standard-responses": standard };
  const operation = { responses: declared };
  const at = (absoluteRef: string) => ({
    location: { source: { absoluteRef }, child: (path: string[]) => path },
    report: ({ message }: { message: string }) => messages.push(message),
  });
  visitor.Root.enter(root, at(openapiFile));
  visitor.Operation.enter(operation, at(inProject("spec/dws/paths/snapshots.yaml")));
  expect(root).toEqual({});
  return { responses: operation.responses, messages };
}

describe("The plugin for standard responses", () => {
  const notFound = { "404": { $ref: "responses/NotFound.yaml" } };

  test("adds a response with a reference relative to the file of the operation", () => {
    expect(complete(notFound, { "200": {} }).responses).toEqual({
      "200": {},
      "404": { $ref: "../responses/NotFound.yaml" },
    });
  });

  test("keeps a status that the operation declares itself", () => {
    const declared = { "404": { description: "The snapshot does not exist." } };
    expect(complete(notFound, declared).responses).toEqual(declared);
  });

  test.each([{ $ref: "responses/Missing.yaml" }, { description: "Inline." }, null])(
    "reports %j, which is no reference to a file",
    (response) => {
      const { responses, messages } = complete({ "404": response }, {});
      expect(responses).toEqual({});
      expect(messages).toEqual(["The standard response 404 must be a $ref to a file that exists."]);
    },
  );
});

describe.each(serviceNames())("The published description of %s", (service) => {
  const text = readFileSync(inProject(`generated/openapi/${service}.json`), "utf8");
  const description = JSON.parse(text) as Description;
  const source = parse(readFileSync(inProject("spec", service, "openapi.yaml"), "utf8")) as {
    readonly "x-standard-responses": Readonly<Record<string, unknown>>;
  };

  test("has every standard response in every operation, and no extension for them", () => {
    expect(text).not.toContain("x-standard-responses");
    for (const { object } of operationsOf(description))
      expect(Object.keys(object.responses)).toEqual(
        expect.arrayContaining(Object.keys(source["x-standard-responses"])),
      );
  });

  test("has retry rules for every operation, and repeats a POST only after 429", () => {
    for (const operation of operationsOf(description)) {
      const retries = retriesOf(description, operation);
      expect(retries?.statusCodes).toContain("429");
      if (operation.method !== "POST") continue;
      expect(retries?.statusCodes).toEqual(["429"]);
      expect(retries?.retryConnectionErrors).toBe(false);
    }
  });
});
