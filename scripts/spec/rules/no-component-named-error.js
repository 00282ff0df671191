/** Error is a reserved name in TypeScript, Swift and Rust: each generator renames the component in its own way. */
export default (description) =>
  Object.entries(description.components ?? {}).flatMap(([kind, components]) =>
    Object.keys(components)
      .filter((name) => name.toLowerCase() === "error")
      .map((name) => ({
        message: `Generators rename a component named ${name}: choose a more specific name, such as ErrorBody.`,
        path: ["components", kind, name],
      })),
  );
