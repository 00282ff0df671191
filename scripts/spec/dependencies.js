// The form of IDL4OAS (https://github.com/isa-group/IDL) that spec/ uses: one parameter requires another one. Plain
// JavaScript, because a lint rule uses it as well.

/**
 * @typedef {object} Dependency
 * @property {readonly [given: string, required: string]} parameters A call with the first one needs the second one.
 */

/**
 * @param {string} sentence An item of x-dependencies: "IF end_time THEN begin_time;".
 * @returns {Dependency | undefined} undefined for another form
 */
export function parseDependency(sentence) {
  const [, given, required] = /^IF (\w+) THEN (\w+);$/.exec(sentence) ?? [];
  return given && required ? { parameters: [given, required] } : undefined;
}
