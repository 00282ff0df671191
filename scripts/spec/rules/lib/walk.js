/** Maps whose keys are names that somebody chose, and not keywords of OpenAPI. */
const mapsOfNames = new Set([
  "properties",
  "headers",
  "schemas",
  "responses",
  "parameters",
  "paths",
  "examples",
  "content",
  "links",
  "variables",
  "securitySchemes",
]);

/** What is an instance and not a description: nothing in it is a keyword. */
const instances = new Set(["example", "value", "default", "enum"]);

/** Calls `visit(node, path)` for every object of a description in which keys are keywords. */
export function walk(node, visit, path = [], keysAreNames = false) {
  if (typeof node !== "object" || node === null) return;
  if (!keysAreNames && !Array.isArray(node)) visit(node, path);
  // In paths and responses, extensions stand among the names.
  if (keysAreNames && ["paths", "responses"].includes(path.at(-1)))
    visit(onlyExtensions(node), path);
  for (const [key, child] of Object.entries(node)) {
    if (keysAreNames) walk(child, visit, [...path, key]);
    else if (Array.isArray(node)) walk(child, visit, [...path, Number(key)]);
    else if (!instances.has(key) && !key.startsWith("x-"))
      walk(child, visit, [...path, key], mapsOfNames.has(key) && !Array.isArray(child));
  }
}

function onlyExtensions(node) {
  return Object.fromEntries(Object.entries(node).filter(([key]) => key.startsWith("x-")));
}
