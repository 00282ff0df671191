// What an editor shows while somebody writes in spec/: nothing wrong with what is there, and what is wrong at once.
import { readdirSync, readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { editorSchemas } from "../../scripts/spec/editor-schemas.js";
import { inProject } from "../../scripts/build/project.js";
import { addedFiles } from "../support/fifth-operation.js";

const read = (file: string): string => readFileSync(inProject(file), "utf8");

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const folder = "file:///project/.vscode/schemas/";

/** Adds a schema, and what it leads to, under the address that an editor finds it by. */
function add(address: string, schema: object): void {
  if (ajv.getSchema(address)) return;
  const { $schema: _, $id: __, ...rest } = schema as Readonly<Record<string, unknown>>;
  ajv.addSchema(rest, address);
  if (typeof rest["$ref"] !== "string") return;
  const target = new URL(rest["$ref"].replace(/#.*/, ""), address).href;
  add(target, JSON.parse(read(target.replace("file:///project/", ""))) as object);
}

const names = readdirSync(inProject("spec"), { recursive: true, encoding: "utf8" }).map((name) =>
  join("spec", name),
);
const files = new Map([
  ...names.filter((name) => name.endsWith(".yaml")).map((name) => [name, read(name)] as const),
  ...addedFiles(),
]);

describe.each(editorSchemas)("The schema $name", ({ name, files: pattern, schema }) => {
  const ours = [...files].filter(([file]) => matchesGlob(file, pattern));
  const check = (value: unknown): unknown[] => {
    add(folder + name, schema);
    const validate = ajv.getSchema(folder + name);
    return validate?.(value) === true ? [] : (validate?.errors ?? ["There is no such schema."]);
  };

  test("is what npm run editor-schemas writes, and the settings lead to it", () => {
    expect(read(`.vscode/schemas/${name}`)).toBe(`${JSON.stringify(schema, null, 2)}\n`);
    const settings = JSON.parse(read(".vscode/settings.json")) as {
      readonly "yaml.schemas": Readonly<Record<string, string>>;
    };
    expect(settings["yaml.schemas"][`.vscode/schemas/${name}`]).toBe(pattern);
  });

  test("finds nothing wrong with the files that are there", () => {
    expect(ours.length).toBeGreaterThan(0);
    expect(
      ours.flatMap(([file, text]) => check(parse(text)).map((error) => ({ file, error }))),
    ).toEqual([]);
  });

  test("finds a key that nobody knows", () => {
    const [, text = ""] = ours[0] ?? [];
    const whole = parse(text) as object;
    const broken: unknown = Array.isArray(whole)
      ? [{ ...(whole[0] as object), raeson: "Misspelt." }]
      : { ...whole, sumary: "Misspelt." };
    expect(check(broken)).not.toEqual([]);
  });
});

test("the settings name no other schema, and nothing is fetched for them", () => {
  const settings = JSON.parse(read(".vscode/settings.json")) as Readonly<Record<string, unknown>>;
  expect(Object.keys(settings["yaml.schemas"] as object)).toHaveLength(editorSchemas.length);
  expect(settings["yaml.schemaStore.enable"]).toBe(false);
  expect(readdirSync(inProject(".vscode/schemas")).sort()).toEqual(
    editorSchemas.map(({ name }) => name).sort(),
  );
});
