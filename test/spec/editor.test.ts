// The JSON Schemas with which an editor validates and explains the files of spec/.
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

/** Adds a schema, and the schemas that it refers to, under the address that an editor uses. */
function add(address: string, schema: object): void {
  if (ajv.getSchema(address)) return;
  const rest = new Map(Object.entries(schema));
  rest.delete("$schema");
  rest.delete("$id");
  ajv.addSchema(Object.fromEntries(rest), address);
  const reference: unknown = rest.get("$ref");
  if (typeof reference !== "string") return;
  const target = new URL(reference.replace(/#.*/, ""), address).href;
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
    return validate?.(value) === true ? [] : (validate?.errors ?? ["The schema does not exist."]);
  };

  test("is up to date and in the settings", () => {
    expect(read(`.vscode/schemas/${name}`)).toBe(`${JSON.stringify(schema, null, 2)}\n`);
    const settings = JSON.parse(read(".vscode/settings.json")) as {
      readonly "yaml.schemas": Readonly<Record<string, string>>;
    };
    expect(settings["yaml.schemas"][`.vscode/schemas/${name}`]).toBe(pattern);
  });

  test("accepts the existing files", () => {
    expect(ours.length).toBeGreaterThan(0);
    expect(
      ours.flatMap(([file, text]) => check(parse(text)).map((error) => ({ file, error }))),
    ).toEqual([]);
  });

  test("reports an unknown key", () => {
    const [, text = ""] = ours[0] ?? [];
    const whole = parse(text) as object;
    const broken: unknown = Array.isArray(whole)
      ? [{ ...(whole[0] as object), raeson: "Misspelt." }]
      : { ...whole, sumary: "Misspelt." };
    expect(check(broken)).not.toEqual([]);
  });
});

test("the settings have no other schemas, and editors download none", () => {
  const settings = JSON.parse(read(".vscode/settings.json")) as Readonly<Record<string, unknown>>;
  expect(Object.keys(settings["yaml.schemas"] as object)).toHaveLength(editorSchemas.length);
  expect(settings["yaml.schemaStore.enable"]).toBe(false);
  expect(readdirSync(inProject(".vscode/schemas")).sort()).toEqual(
    editorSchemas.map(({ name }) => name).sort(),
  );
});
