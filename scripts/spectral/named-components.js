import { walk } from "./walk.js";

/** Generators turn an inline object into a map, give an inline list of values a name of their own, and rename "Error". */
export default (description) => {
  const results = [];
  if (description.components?.schemas?.Error) {
    results.push({
      message: 'A schema called "Error" is renamed by generators: call it ErrorBody.',
      path: ["components", "schemas", "Error"],
    });
  }
  walk(description, (node, path) => {
    if (path[0] === "components" && path[1] === "schemas" && path.length === 3) return;
    if (node.type === "object" || node.properties)
      results.push({ message: "An object inside of another gets a file of its own in schemas/.", path });
    if (node.enum && path.at(-1) !== "variables")
      results.push({ message: "A closed list of values gets a file of its own in schemas/.", path });
    if (node["x-extensible-enum"]) results.push({ message: "An open list of values gets a file of its own in schemas/.", path });
  });
  return results;
};
