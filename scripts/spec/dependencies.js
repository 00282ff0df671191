// The part of IDL4OAS (https://github.com/isa-group/IDL) that the descriptions use: a parameter that requires another one.
// Plain JavaScript, because functions of Spectral read it too.

/**
 * @typedef {{ readonly kind: "if", readonly parameters: readonly [string, string] }} Dependency
 *   The first parameter requires the second one.
 */

/**
 * @param {string} sentence
 * @returns {Dependency | undefined} undefined for a sentence of another form
 */
export function parseDependency(sentence) {
  const condition = /^IF (\w+) THEN (\w+);$/.exec(sentence);
  return condition
    ? { kind: "if", parameters: [condition[1] ?? "", condition[2] ?? ""] }
    : undefined;
}
