// Renders the permission, the cost and the danger that an operation states as data. meanings.js adds the items to the
// descriptions; plain JavaScript like that file.

/** What a caller risks, by the keys of x-effects in this order. */
const dangers = /** @type {const} */ (["deletes", "overwrites", "blocks", "exposes"]);

/**
 * The facts about an operation that a caller needs before the first call, each undefined if no source states it.
 *
 * @param {{ "x-rolesRequirements"?: readonly string[], "x-effects"?: Readonly<Record<string, string>> }} operation
 */
export function effectsOf({ "x-rolesRequirements": actions = [], "x-effects": effects = {} }) {
  const permission = actions.map((action) => action.replace(/^\S+/, "`$&`")).join(", ");
  const danger = dangers.flatMap((key) => effects[key] ?? []).join(" ");
  return {
    permission: permission === "" ? undefined : `${permission}.`,
    cost: effects["charges"],
    danger: danger === "" ? undefined : danger,
  };
}

/**
 * One list item for each fact.
 *
 * @param {{ permission?: string | undefined, cost?: string | undefined, danger?: string | undefined }} facts
 * @returns {string[]}
 */
export function effectItems({ permission, cost, danger }) {
  return Object.entries({ Permission: permission, Cost: cost, Danger: danger })
    .filter(([, text]) => text !== undefined)
    .map(([name, text]) => `- **${name}**: ${text}`);
}
