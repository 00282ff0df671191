import { describe, expect, test } from "@jest/globals";
import { jsonSchema, reachedComponents } from "../../scripts/codegen/json-schema.js";
import type { Description, Reference, Schema } from "../../scripts/spec/description.js";

const to = (name: string): Reference => ({ $ref: `#/components/schemas/${name}` });

function descriptionWith(schemas: Readonly<Record<string, Schema>>): Description {
  return {
    openapi: "3.0.3",
    info: { title: "", version: "" },
    servers: [],
    paths: {},
    components: { schemas, examples: {} },
  };
}

const description = descriptionWith({
  Name: { type: "string", description: "A name.", minLength: 1, example: "a" },
  Status: { type: "string", "x-extensible-enum": ["A", "B"] },
  Item: { type: "object", properties: { name: to("Name") }, additionalProperties: false },
  List: {
    type: "object",
    required: [],
    properties: { items: { type: "array", items: to("Item") } },
  },
  Unused: { type: "string" },
  Tree: { type: "object", properties: { children: { type: "array", items: to("Tree") } } },
});

describe("jsonSchema", () => {
  test.each<readonly [string, Schema | Reference, object, object]>([
    [
      "writes a component out in a request only",
      to("Name"),
      { type: "string", minLength: 1 },
      { $ref: "Name" },
    ],
    [
      "restricts open values in a response only",
      { type: "string", "x-extensible-enum": ["A"] },
      { type: "string" },
      { type: "string", enum: ["A"] },
    ],
    [
      "opens an object of a request that is not closed",
      { type: "object", properties: {} },
      { properties: {}, additionalProperties: true },
      { properties: {} },
    ],
    [
      "keeps the format password, whose values no message shows",
      { type: "string", format: "password" },
      { type: "string", format: "password" },
      { type: "string", format: "password" },
    ],
    [
      "keeps the format int32 and no other one of numbers",
      { type: "array", items: { type: "integer", format: "int32", maximum: 9 }, maxItems: 2 },
      { items: { type: "integer", format: "int32", maximum: 9 }, maxItems: 2 },
      { items: { type: "integer", format: "int32", maximum: 9 }, maxItems: 2 },
    ],
    [
      "leaves annotations out",
      {
        type: "integer",
        format: "int64",
        default: 1,
        example: 2,
        description: "A number.",
        nullable: true,
      },
      { type: "integer", nullable: true },
      { type: "integer", nullable: true },
    ],
  ])("%s", (_, schema, request, response) => {
    expect(jsonSchema(description, schema, "request", [])).toEqual(request);
    expect(jsonSchema(description, schema, "response", [])).toEqual(response);
  });

  test("rejects a keyword that validation does not check", () => {
    const schema: Schema = {
      type: "object",
      properties: { a: { type: "string", ...{ not: {} } } },
    };
    expect(() => jsonSchema(description, schema, "request", [])).toThrow(
      "Validation does not check the keyword not: add it to src/validation/check-schema.ts",
    );
  });

  test("rejects a component of a request that contains itself", () => {
    expect(() => jsonSchema(description, to("Tree"), "request", [])).toThrow(
      "Tree contains itself",
    );
  });
});

describe("reachedComponents", () => {
  test("returns each component once that a schema uses", () => {
    const reached = reachedComponents(description, [to("List"), to("Item"), { type: "string" }]);
    expect([...reached.keys()]).toEqual(["List", "Item", "Name"]);
  });

  test("rejects a component that contains itself", () => {
    expect(() => reachedComponents(description, [to("Tree")])).toThrow("Tree contains itself");
  });
});
