import { walk } from "./lib/walk.js";

/** Generators turn an inline object into a map, and give an inline list of values a name of their own. */
export default (description) => {
  const results = [];
  walk(description, (node, path) => {
    if (path[0] === "components" && path[1] === "schemas" && path.length === 3) return;
    if (node.type === "object" || node.properties)
      results.push({
        message: "An object inside of another gets a file of its own in schemas/.",
        path,
      });
    if (node.enum && path.at(-2) !== "variables")
      results.push({
        message: "A closed list of values gets a file of its own in schemas/.",
        path,
      });
    if (node["x-extensible-enum"])
      results.push({ message: "An open list of values gets a file of its own in schemas/.", path });
  });
  return results;
};
