import { ConfigurationError, throwConfigurationError } from "./errors.js";
import { isObject, ownValue, types, withoutUndefined } from "./values.js";

/** What an option may be: a number from this one, a value of a type, or `false` or an object with options of its own. */
type OptionRule = number | keyof typeof types | OptionRules;

/** The options of a function, each with its rule. */
interface OptionRules {
  readonly [name: string]: OptionRule;
}

/** The rules of an interface: none of its options can be forgotten. */
export type RulesFor<Options> = { readonly [Name in keyof Required<Options>]: OptionRule };

/** The longest delay of a JavaScript timer; a longer one fires at once. */
const longestDelayMs = 2 ** 31 - 1;

/**
 * Checks the names and the types of options, which a program without a type checker can get wrong: an option that is ignored
 * fails late, or never. An undefined option is left out.
 */
export function checkOptions(
  owner: string,
  options: unknown,
  rules: OptionRules,
  prefix = "",
): void {
  if (options === undefined || options === null) return;
  if (!isObject(options)) throwConfigurationError(`The options of ${owner}`, "an object");
  for (const [name, value] of Object.entries(withoutUndefined(options))) {
    const rule = ownValue(rules, name);
    const path = prefix + name;
    if (rule === undefined)
      throw new ConfigurationError(
        `${path} is not an option of ${owner}: use ${nearest(name, Object.keys(rules))}.`,
      );
    if (typeof rule !== "object") checkValue(path, value, rule);
    else if (isObject(value)) checkOptions(owner, value, rule, `${path}.`);
    else if (value !== false) throwConfigurationError(path, "an object or false");
  }
}

/** Checks a value; a delay that is NaN would be no delay. */
function checkValue(path: string, value: unknown, rule: number | keyof typeof types): void {
  if (typeof rule === "number") {
    if (!(typeof value === "number" && value >= rule && value <= longestDelayMs))
      throwConfigurationError(path, `a number from ${rule} to ${longestDelayMs}`);
  } else {
    const [name, isOfType] = types[rule];
    if (!isOfType(value)) throwConfigurationError(path, name);
  }
}

/** The known name that shares most pairs of letters with a name, or all known names if none is like it. */
function nearest(name: string, known: readonly string[]): string {
  const letters = name.toLowerCase();
  const likeness = (other: string): number =>
    Array.from(letters).filter((_, at) => other.toLowerCase().includes(letters.slice(at, at + 2)))
      .length / Math.max(letters.length, other.length);
  const [best = ""] = [...known].sort((left, right) => likeness(right) - likeness(left));
  return likeness(best) > 0.4 ? best : known.join(", ");
}

/** Throws for a header that no platform sends (RFC 9110, 5.1 and 5.5). The error does not contain the value. */
export function checkHeader(name: string, value: unknown): void {
  // Without the class Headers: in Node, the first use of it loads what takes half as long as the start of a process.
  if (!/^[!#$%&'*+.^`|~\w-]+$/.test(name) || !/^[\t\x20-\x7E\x80-\xFF]*$/.test(String(value)))
    throwConfigurationError(`The header ${JSON.stringify(name)}`, "one that can be sent");
}
