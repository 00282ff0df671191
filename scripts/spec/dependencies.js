// The part of IDL4OAS (https://github.com/isa-group/IDL) that speaks of the presence of parameters and not of their
// values. Plain JavaScript, since Spectral's functions read it too.

/**
 * @typedef {"if" | "or" | "onlyOne" | "allOrNone" | "zeroOrOne"} DependencyKind
 * @typedef {{ readonly kind: DependencyKind, readonly parameters: readonly string[] }} Dependency
 *   For "if", the second parameter must be there when the first one is.
 */

/** @type {Readonly<Record<string, DependencyKind>>} */
const functions = { Or: "or", OnlyOne: "onlyOne", AllOrNone: "allOrNone", ZeroOrOne: "zeroOrOne" };

/**
 * @param {string} sentence
 * @returns {Dependency | undefined} undefined for a sentence of another form
 */
export function parseDependency(sentence) {
  const condition = /^IF (\w+) THEN (\w+);$/.exec(sentence);
  if (condition) return { kind: "if", parameters: [condition[1] ?? "", condition[2] ?? ""] };
  const call = /^(\w+)\((\w+(?:, ?\w+)+)\);$/.exec(sentence);
  const kind = call && functions[call[1] ?? ""];
  if (!call || !kind) return undefined;
  return { kind, parameters: (call[2] ?? "").split(/, ?/) };
}
