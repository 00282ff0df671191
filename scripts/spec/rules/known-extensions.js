import { schema as matchesSchema } from "@stoplight/spectral-functions";
import { walk } from "./lib/walk.js";

/** A misspelt extension is ignored by every tool in silence, so that only a list of the known ones finds it. */
export default (description, { schemas }, context) => {
  const results = [];
  walk(description, (node, path) => {
    for (const key of Object.keys(node).filter((name) => name.startsWith("x-"))) {
      const place = [...path, key];
      const schema = schemas[key];
      if (!schema) {
        results.push({
          message: `${key} is not a known extension; the known ones are ${Object.keys(schemas).join(", ")}.`,
          path: place,
        });
        continue;
      }
      const faults =
        matchesSchema(node[key], { schema, allErrors: true }, { ...context, path: place }) ?? [];
      results.push(
        ...faults.map((fault) => ({
          message: `${key} is malformed: ${fault.message}.`,
          path: fault.path ?? place,
        })),
      );
    }
  });
  return results;
};
