import { partsOf } from "./lib/parts.js";
import { distinct, follow } from "./lib/references.js";
import { listOf } from "./lib/schemas.js";

/** An example with a value that no list has means that the list or the example is wrong, or that the document is: then the ledger says so. */
export default (description) => {
  return distinct(
    partsOf(description).flatMap(({ node, path }) =>
      examplesOf(node, path).flatMap((example) => check(example)),
    ),
  );

  /** The examples that a schema, parameter, header or media type shows, each with its schema and its own place. */
  function examplesOf(node, path) {
    const schema = node.schema ?? node;
    const own =
      node.example === undefined
        ? []
        : [{ schema, value: node.example, path: [...path, "example"] }];
    const named = node.schema ? Object.entries(node.examples ?? {}) : [];
    return own.concat(
      named.map(([name, reference]) => {
        const example = follow(description, reference, [...path, "examples", name]);
        return { schema, value: example.node?.value, path: [...example.path, "value"] };
      }),
    );
  }

  function check({ schema: reference, value, path }) {
    const { node: schema } = follow(description, reference, []);
    const list = listOf(schema);
    if (value === undefined || !schema) return [];
    if (list && !list.values.includes(value)) {
      const values = list.values.map((listed) => JSON.stringify(listed)).join(", ");
      return [
        {
          message: `The example has ${JSON.stringify(value)} where the list of values has ${values}.`,
          path,
        },
      ];
    }
    return [
      ...inside(schema, value, path),
      ...(schema.allOf ?? []).flatMap((part) => check({ schema: part, value, path })),
    ];
  }

  function inside(schema, value, path) {
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, child]) => {
      const next = Array.isArray(value)
        ? schema.items
        : (schema.properties?.[key] ?? schema.additionalProperties);
      const step = Array.isArray(value) ? Number(key) : key;
      return next ? check({ schema: next, value: child, path: [...path, step] }) : [];
    });
  }
};
