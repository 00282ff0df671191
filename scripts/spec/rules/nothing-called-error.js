/** Error is a name that TypeScript, Swift and Rust have taken: generators rename the component, each in its own way. */
export default (description) =>
  Object.entries(description.components ?? {}).flatMap(([kind, components]) =>
    Object.keys(components)
      .filter((name) => name.toLowerCase() === "error")
      .map((name) => ({
        message: `A component called ${name} is renamed by generators: say of what it is the error, as in ErrorBody.`,
        path: ["components", kind, name],
      })),
  );
