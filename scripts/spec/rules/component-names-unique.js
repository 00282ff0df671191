/** The kinds of components for which generators declare types. */
const typedKinds = ["schemas", "parameters", "responses", "requestBodies"];

/**
 * oapi-codegen declares one Go type for a parameter and a schema of the same name, and fails. openapi-generator declares a
 * function NewInstance for a schema Instance, and no type can have its name.
 */
export default (description) => {
  const kinds = new Map();
  const results = [];
  for (const kind of typedKinds) {
    for (const name of Object.keys(description.components?.[kind] ?? {})) {
      const other = kinds.get(name);
      if (other)
        results.push({
          message: `${name} is already the name of a component in ${other}: rename this file.`,
          path: ["components", kind, name],
        });
      else kinds.set(name, kind);
    }
  }
  for (const name of kinds.keys())
    if (kinds.has(`New${name}`))
      results.push({
        message: `New${name} is the name of the function that creates ${name} in Go: rename this file.`,
        path: ["components", kinds.get(`New${name}`), `New${name}`],
      });
  return results;
};
