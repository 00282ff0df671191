import { isMap, isPair, isScalar, parseDocument, visit } from "yaml";
import { toPointer, type Path } from "../../spec/json-pointer.js";

/** How YAML or JSON writes each number, by the JSON pointer of the number. */
export function numeralsOf(text: string): Map<string, string> {
  const numerals = new Map<string, string>();
  // JSON of pages may be indented by tabs, which YAML forbids.
  visit(parseDocument(text.replaceAll("\t", "  ")), {
    Scalar(key, node, ancestors) {
      if (key === "key" || typeof node.value !== "number" || node.source === undefined) return;
      const path = ancestors.flatMap((ancestor, index): Path => {
        if (isPair(ancestor)) return isScalar(ancestor.key) ? [String(ancestor.key.value)] : [];
        const child = ancestors[index + 1] ?? node;
        const isList = "items" in ancestor && !isMap(ancestor);
        return isList ? [ancestor.items.indexOf(child)] : [];
      });
      numerals.set(toPointer(path), node.source);
    },
  });
  return numerals;
}
