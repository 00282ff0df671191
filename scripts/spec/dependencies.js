// The forms of IDL4OAS (https://github.com/isa-group/IDL) that spec/ uses. Plain JavaScript, because a lint rule uses it as
// well.

/**
 * A call with the first parameter needs the second one.
 *
 * @typedef {object} Requirement
 * @property {"requires"} kind
 * @property {readonly [given: string, required: string]} parameters
 */

/**
 * A call has exactly one of several parameters, or an object of its body exactly one of several properties.
 *
 * @typedef {object} Choice
 * @property {"onlyOne"} kind
 * @property {readonly string[]} within The properties that lead to the object; empty for parameters.
 * @property {readonly string[]} parameters
 */

/** @typedef {Requirement | Choice} Dependency */

/**
 * @param {string} sentence An item of x-dependencies: "IF end_time THEN begin_time;", "OnlyOne(source.a, source.b);".
 * @returns {Dependency | undefined} undefined for another form
 */
export function parseDependency(sentence) {
  const [, given, required] = /^IF (\w+) THEN (\w+);$/.exec(sentence) ?? [];
  if (given && required) return { kind: "requires", parameters: [given, required] };
  const [, list] = /^OnlyOne\(([\w.]+(?:, [\w.]+)+)\);$/.exec(sentence) ?? [];
  const paths = (list ?? "").split(", ").map((name) => name.split("."));
  const within = paths[0]?.slice(0, -1) ?? [];
  const inOneObject = paths.every((path) => path.slice(0, -1).join() === within.join());
  if (!list || !inOneObject) return undefined;
  return { kind: "onlyOne", within, parameters: paths.map((path) => path.at(-1) ?? "") };
}
