import { escapeHtml } from "../site/escape-html.js";

/** A choice between the values of an attribute of the records. */
export interface FilterChoice {
  /** The data attribute, without "data-". */
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, text: string])[];
}

/** The form that filters the records of a page; its script shows it, for without one it could do nothing. */
export function filterForm(label: string, choices: readonly FilterChoice[]): string {
  const select = ({ name, label: text, options }: FilterChoice): string =>
    `<label>${text}<select name="${name}"><option value="">all</option>${options.map(([value, option]) => `<option value="${escapeHtml(value)}">${escapeHtml(option)}</option>`).join("")}</select></label>`;
  return `<form class="filter" hidden aria-label="${escapeHtml(label)}">
<label>Words<input type="search" name="words" autocomplete="off" spellcheck="false" placeholder="a name, a type, a place"></label>
${choices.map(select).join("\n")}
<button type="reset">Show all</button>
<output aria-live="polite"></output>
</form>`;
}
