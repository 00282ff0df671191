// Renders what x-enumDescriptions, x-measure, x-rolesRequirements and x-effects state into descriptions, so that every generator and editor shows it. A
// Redocly plugin like standard-responses.js, and plain JavaScript for the same reason.
import { effectItems, effectsOf } from "./effects.js";
import { listOf } from "./walk.js";

/** The units of x-measure and of the rows of tables. */
export const units = /** @type {const} */ ([
  "bytes",
  "KB",
  "MB",
  "GB",
  "TB",
  "milliseconds",
  "seconds",
  "minutes",
  "hours",
  "days",
]);

/** What joins several values into one. */
const joint = " | ";

/**
 * One list item for each value of a schema whose values have meanings. A value that joins others of the list needs none.
 *
 * @param {any} schema
 * @returns {string[]}
 */
export function valueItems(schema) {
  const meanings = schema?.["x-enumDescriptions"];
  const values = meanings ? (listOf(schema)?.values ?? []) : [];
  const isJoined = (value) =>
    meanings[value] === undefined &&
    String(value).includes(joint) &&
    String(value)
      .split(joint)
      .every((part) => values.includes(part));
  return values
    .filter((value) => !isJoined(value))
    .map((value) => `- \`${value}\`: ${meanings[value] ?? "its meaning is not documented."}`);
}

/**
 * A description with a measure at the end of its first sentence, and the values after its first paragraph.
 *
 * @param {string} text
 * @param {{ unit?: string, zone?: string, counts?: string }} measure
 * @param {readonly string[]} items
 * @returns {string}
 */
export function renderMeanings(text, { unit, zone, counts }, items) {
  const inWords = [unit, zone].map((word) => (word ? `, in ${word}` : "")).join("");
  const measured = text.replace(
    // The first full stop that is not in code ends the sentence.
    /^((?:`[^`]*`|[^`])*?)\.(?=\s|$)/,
    (_, sentence) => `${sentence}${inWords}.${counts ? ` It counts ${counts}.` : ""}`,
  );
  if (items.length === 0) return measured;
  const [first = "", ...others] = measured.trimEnd().split(/\n[ \t]*\n/);
  return `${[first, items.join("\n"), ...others].join("\n\n")}\n`;
}

function renderedMeanings() {
  return {
    Schema: {
      enter(schema) {
        render(schema, schema);
      },
    },
    Parameter: {
      enter(parameter, { resolve }) {
        const { node } = parameter.schema ? resolve(parameter.schema) : {};
        render(parameter, node);
      },
    },
    Operation: {
      enter(operation) {
        operation.description = renderMeanings(
          operation.description ?? "",
          {},
          effectItems(effectsOf(operation)),
        );
      },
    },
  };
}

/** The values of a parameter are in its schema, whose description few generators show at the parameter. */
function render(element, schema) {
  const measure = element["x-measure"] ?? {};
  const items = valueItems(schema);
  if (typeof element.description === "string")
    element.description = renderMeanings(element.description, measure, items);
}

export default () => ({
  id: "meanings",
  preprocessors: { oas3: { rendered: renderedMeanings } },
});
