// What is generated for operations whose success has no body: deleteThing and changeThing of the invented service.
import { expect, test } from "@jest/globals";
import { renderClient } from "../../scripts/codegen/client-module.js";
import { renderExamples } from "../../scripts/codegen/examples-module.js";
import { renderResponseSchemas } from "../../scripts/codegen/response-schemas.js";
import {
  operationsOf,
  type Description,
  type OperationObject,
} from "../../scripts/spec/description.js";
import { inventedService } from "../support/invented-service.js";

/** The invented service with other responses and properties of deleteThing. */
function service(responses: object, changes: Partial<OperationObject> = {}): Description {
  const path = "/v1/{project_id}/things/{thing_id}";
  const item = inventedService.paths[path];
  const deleted = { ...(item?.["delete"] as object), responses, ...changes };
  return {
    ...inventedService,
    paths: { ...inventedService.paths, [path]: { ...item, delete: deleted } },
  };
}

const empty = { "202": { description: "Done." } };
const json = { "application/json": { schema: { $ref: "#/components/schemas/Change" } } };
const either = { "200": { description: "Done.", content: json }, ...empty };

const textOf = (description: Description): string => renderClient("invented", description);
const methodOf = (text: string): string =>
  /\/\*\*(?:(?!\*\/).)*\*\/\n {2}deleteThing\(.*?;\n/s.exec(text)?.[0].split("/**").at(-1) ?? "";

test("a method without a response body returns a promise of nothing, and its comment says so", () => {
  const method = methodOf(textOf(service(empty)));
  expect(method).toContain("options?: CallOptions): Promise<void>;");
  expect(method).toContain("whose response has no body");
});

test("a method whose response may have a body returns a promise of it or of undefined", () => {
  const method = methodOf(textOf(service(either)));
  expect(method).toContain("options?: CallOptions): Promise<Change | undefined>;");
  expect(method).toContain("whose response may have no body");
});

test("a method whose response has a body says nothing about it", () => {
  const text = textOf(service({ "200": either["200"] }));
  expect(methodOf(text)).toContain("Promise<Change>;");
  expect(methodOf(text)).not.toContain("no body");
});

test.each([
  ["no body", empty, "never"],
  ["a body or none", either, "maybe"],
  ["a body", { "200": either["200"] }, undefined],
])("the operation table marks a success with %s", (_, responses, mark) => {
  const row = /\n {2}deleteThing: \{.*?\n {2}\}|\n {2}deleteThing: .*/s.exec(
    textOf(service(responses)),
  );
  expect(/(?<=responseBody: ")\w+/.exec(row?.[0] ?? "")?.[0]).toBe(mark);
});

test.each([
  ["no body", empty, "deleteThing: [null]"],
  ["a body or none", either, 'deleteThing: [{ $ref: "Change" }, null]'],
])("the response schemas have null for a success with %s", (_, responses, entry) => {
  expect(renderResponseSchemas("invented", service(responses))).toContain(entry);
});

test("the examples have the status of the first success", () => {
  const description = service(empty);
  const text = renderExamples("invented", description, operationsOf(description));
  expect(text).toMatch(/statuses.*deleteThing: 202,.*listThings: 200,/s);
});

test.each([
  [
    "a write without a rule of its own",
    service(empty, { "x-speakeasy-retries": undefined } as unknown as OperationObject),
    "deleteThing changes something and has no x-speakeasy-retries of its own: declare when it may be sent again, because the rule of the service is for operations that change nothing.",
  ],
  [
    "an operation without any rule",
    { ...service(empty), "x-speakeasy-retries": undefined } as unknown as Description,
    "showThing has no x-speakeasy-retries, and openapi.yaml declares none for all operations: add it to one of them.",
  ],
])("rejects %s, naming it and its place", (_, description, message) => {
  expect(() => textOf(description)).toThrow(
    expect.objectContaining({ message, path: expect.arrayContaining(["paths"]) }),
  );
});
