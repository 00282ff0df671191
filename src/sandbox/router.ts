import type { Operation } from "../operation.js";

/** An operation, with the values that an address gives its path parameters. */
export interface Route {
  readonly operation: Operation;
  readonly values: Readonly<Record<string, string>>;
}

/** Finds the operation of a method and a path. Everything follows from the table: an operation that is added is routed at once. */
export function createRouter(
  operations: readonly Operation[],
): (method: string, path: string) => Route | undefined {
  const routes = operations.map((operation) => {
    const names: string[] = [];
    const pattern = operation.path
      .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
      .replace(/\{(\w+)\}/g, (_, name: string) => {
        names.push(name);
        return "([^/]+)";
      });
    return { operation, names, pattern: new RegExp(`^${pattern}$`) };
  });
  return (method, path) => {
    for (const { operation, names, pattern } of routes) {
      const match = operation.method === method ? pattern.exec(path) : null;
      if (!match) continue;
      const values = names.map((name, index): [string, string] => [
        name,
        decode(match[index + 1] ?? ""),
      ]);
      return { operation, values: Object.fromEntries(values) };
    }
    return undefined;
  };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // The parameter's own rules will refuse it.
  }
}
