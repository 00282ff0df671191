/** The object that a local reference leads to and its place, or both as they are where there is none. */
export function follow(description, node, path) {
  if (typeof node?.$ref !== "string" || !node.$ref.startsWith("#/")) return { node, path };
  const target = node.$ref
    .slice(2)
    .split("/")
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  return follow(
    description,
    target.reduce((parent, key) => parent?.[key], description),
    target,
  );
}

const methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];

/** Each operation with its place, and its parameters, which its path item may have written. */
export function operationsOf(description) {
  return Object.entries(description.paths ?? {}).flatMap(([address, item]) =>
    methods
      .filter((method) => item?.[method])
      .map((method) => {
        const place = ["paths", address];
        const path = [...place, method];
        const operation = item[method];
        const parameters = [
          ...listed(item.parameters, place),
          ...listed(operation.parameters, path),
        ];
        return { operation, path, parameters };
      }),
  );

  function listed(parameters, place) {
    return (parameters ?? []).map((parameter, index) =>
      follow(description, parameter, [...place, "parameters", index]),
    );
  }
}

/** The answers of an operation: status, object and place. */
export function answersOf(description, operation, path) {
  return Object.entries(operation.responses ?? {})
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, answer]) => ({
      status,
      ...follow(description, answer, [...path, "responses", status]),
    }));
}

/** One finding a place and sentence, for a component that several operations use is looked at as often. */
export function distinct(findings) {
  return [
    ...new Map(
      findings.map((finding) => [JSON.stringify([finding.path, finding.message]), finding]),
    ).values(),
  ];
}
