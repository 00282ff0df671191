import { follow, listOf, partsOf } from "../walk.js";

/**
 * An example with a value outside the list means an error in the list, in the example, or in the document. For the last
 * case, the deviations contain the place.
 */
export default (description) => {
  return partsOf(description).flatMap(({ node, path }) => examplesOf(node, path).flatMap(check));

  /** The examples of a schema, parameter, header or media type, each with its schema and its own place. */
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
    const { node: schema } = follow(description, reference);
    const list = listOf(schema);
    if (value === undefined || !schema) return [];
    if (list && !list.values.includes(value)) {
      const values = list.values.map((listed) => JSON.stringify(listed)).join(", ");
      return [
        {
          message: `The example has ${JSON.stringify(value)}, but the list of values has ${values}.`,
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
