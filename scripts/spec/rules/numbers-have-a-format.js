import { partsOf, schemaKinds } from "../walk.js";

const formats = { integer: ["int32", "int64"], number: ["float", "double"] };

/** Generators choose a type by the format; without one, a size in kB overflows the smallest type. */
export default (description) =>
  partsOf(description)
    .filter(
      ({ kind, node }) =>
        schemaKinds.has(kind) && formats[node.type] && !formats[node.type].includes(node.format),
    )
    .map(({ node, path }) => ({
      message: `A schema of type ${node.type} needs the format ${formats[node.type].join(" or ")}.`,
      path: node.format === undefined ? path : [...path, "format"],
    }));
