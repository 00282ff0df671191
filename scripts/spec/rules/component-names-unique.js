/** The kinds of components of which some generator makes a type: one of each name, or the build of that client fails. */
const kindsThatBecomeTypes = ["schemas", "parameters", "responses", "requestBodies"];

/** oapi-codegen gives a parameter and a schema of one name one Go type, and stops. */
export default (description) => {
  const owners = new Map();
  const results = [];
  for (const kind of kindsThatBecomeTypes) {
    for (const name of Object.keys(description.components?.[kind] ?? {})) {
      const owner = owners.get(name);
      if (owner)
        results.push({
          message: `${name} is the name of one of the ${owner} too: rename this file.`,
          path: ["components", kind, name],
        });
      else owners.set(name, kind);
    }
  }
  return results;
};
