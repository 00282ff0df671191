import { serviceNames } from "../../scripts/build/project.js";
import { operationsOf, readBundle, type Description } from "../../scripts/spec/description.js";

type Components = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Kinds of components that each copy has of its own; the others are shared, as in the originals. */
const copied = ["schemas", "parameters", "examples", "requestBodies"];

/**
 * A description of about so many operations: copies of every operation of this project, with numbered names of their own.
 * The work that it causes grows with the operations and with nothing else.
 */
export function syntheticDescription(operations: number): Description {
  const originals = serviceNames().map((name) => readBundle(name, "generated"));
  const each = originals.reduce((sum, original) => sum + operationsOf(original).length, 0);
  const [first] = originals;
  if (!first) throw new Error("There is no description in generated/openapi/.");
  const paths: Record<string, unknown> = {};
  const components: Record<string, Record<string, unknown>> = {};
  const add = (part: Description): void => {
    Object.assign(paths, part.paths);
    for (const [kind, named] of Object.entries(part.components as Components))
      components[kind] = { ...components[kind], ...named };
  };
  for (let copy = 1; copy <= Math.round(operations / each); copy++)
    for (const [index, original] of originals.entries())
      add(numbered(original, `${index}x${copy}`));
  return { ...first, paths, components } as unknown as Description;
}

/** A copy in which operations, paths and components have a suffix. */
function numbered(original: Description, suffix: string): Description {
  const references = new RegExp(`"#/components/(${copied.join("|")})/(\\w+)"`, "g");
  const rename = (named: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(named).map(([name, value]) => [`${name}${suffix}`, value]));
  const text = JSON.stringify(original)
    .replaceAll(references, `"#/components/$1/$2${suffix}"`)
    .replaceAll(/"operationId":"(\w+)"/g, `"operationId":"$1${suffix}"`);
  const copy = JSON.parse(text) as Description;
  const components = Object.entries(copy.components as Components).map(
    ([kind, named]) => [kind, copied.includes(kind) ? rename(named) : named] as const,
  );
  return {
    ...copy,
    paths: rename(copy.paths) as Description["paths"],
    components: Object.fromEntries(components) as unknown as Description["components"],
  };
}
