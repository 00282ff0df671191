import { isObject, ownValue } from "../values.js";

type Node = Readonly<Record<string, unknown>>;

/** What the description of a service says of its operations, for help. */
export interface OperationTexts {
  summary(operationId: string): string;
  /** The permission, the cost and the danger of an operation, one a line, as far as sources state them. */
  effects(operationId: string): string;
  /** The first sentence about a property of an input, by the names that lead to it. */
  property(operationId: string, path: readonly string[]): string;
  /** The example of a property; undefined if there is none. */
  example(operationId: string, path: readonly string[]): unknown;
}

/** Reads the texts of a description in the package. */
export async function readOperationTexts(service: string): Promise<OperationTexts> {
  // With the sandbox, which nothing else of these commands needs.
  const { readDescription } = await import("../sandbox/package-files.js");
  const document = asNode(JSON.parse((await readDescription(`${service}.json`)) ?? "{}"));
  const resolve = (value: unknown): Node => {
    const node = asNode(value);
    const reference = node["$ref"];
    if (typeof reference !== "string") return node;
    return resolve(
      reference
        .slice(2)
        .split("/")
        .reduce((parent, name) => asNode(parent[name]), document),
    );
  };
  const operations = Object.values(asNode(document["paths"])).flatMap((item) =>
    Object.values(asNode(item))
      .filter((operation) => asNode(operation)["operationId"] !== undefined)
      .map((operation) => ({ item: asNode(item), operation: asNode(operation) })),
  );
  const find = (id: string) => operations.find(({ operation }) => operation["operationId"] === id);
  /** The schema of a property or, for a parameter, the parameter. */
  const nodeOf = (id: string, [name = "", ...rest]: readonly string[]): Node => {
    const { item = {}, operation = {} } = { ...find(id) };
    const parameters = [item["parameters"], operation["parameters"]].flat().map(resolve);
    const parameter = parameters.find((each) => each["name"] === name);
    if (parameter) return parameter;
    const content = asNode(resolve(operation["requestBody"])["content"]);
    const schema = resolve(asNode(content["application/json"])["schema"]);
    return propertyIn(schema, [name, ...rest], resolve);
  };
  return {
    summary: (id) => textOf(find(id)?.operation["summary"]),
    effects: (id) => effectsIn(textOf(find(id)?.operation["description"])),
    property: (id, path) => firstSentence(nodeOf(id, path)["description"]),
    example(id, path) {
      const node = nodeOf(id, path);
      return node["example"] ?? resolve(node["schema"])["example"];
    },
  };
}

/** The schema of a property, which can be a part of several schemas that hold together. */
function propertyIn(
  schema: Node,
  [name, ...rest]: readonly string[],
  resolve: (value: unknown) => Node,
): Node {
  if (name === undefined) return schema;
  // The property of an item follows the name of the list.
  const object = schema["items"] === undefined ? schema : resolve(schema["items"]);
  const parts = [object, ...[object["allOf"] ?? []].flat().map(resolve)];
  const property = parts.flatMap((part) => ownValue(asNode(part["properties"]), name) ?? [])[0];
  return propertyIn(withOwnText(property, resolve), rest, resolve);
}

/** A property that only adds a text to a schema has it beside the reference. */
function withOwnText(property: unknown, resolve: (value: unknown) => Node): Node {
  const node = resolve(property);
  const [part] = [node["allOf"] ?? []].flat();
  return part === undefined ? node : { ...resolve(part), ...node };
}

function asNode(value: unknown): Node {
  return isObject(value) ? value : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The items about permission, cost and danger that the build renders into a description, without Markdown. */
function effectsIn(description: string): string {
  const items = description.match(/^- \*\*(?:Permission|Cost|Danger)\*\*: .*$/gm) ?? [];
  return items.map((item) => item.slice(2).replaceAll(/\*\*|`/g, "")).join("\n");
}

/** As text without Markdown: the first sentence, or its part before a colon, without its full stop. */
function firstSentence(description: unknown): string {
  const text = textOf(description).replaceAll(/\s+/g, " ").replaceAll("`", "");
  return /^.*?[^.](?=[.:]( |$))/.exec(text)?.[0] ?? text;
}
