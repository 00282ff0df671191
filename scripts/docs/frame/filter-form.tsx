import { JSX } from "typedoc";

/** A choice between the values of a data attribute of the records. */
export interface FilterChoice {
  /** The data attribute, without "data-". */
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, text: string])[];
}

export interface FilterFormProps {
  readonly label: string;
  readonly choices: readonly FilterChoice[];
}

/** The form that filters the records of a page. It is hidden until its script, assets/filter.js, runs. */
export function FilterForm({ label, choices }: FilterFormProps): JSX.Element {
  return (
    <form class="filter" hidden aria-label={label}>
      <label>
        Words
        <input
          type="search"
          name="words"
          autocomplete="off"
          spellcheck={false}
          placeholder="a name, a type, a place"
        />
      </label>
      {choices.map((choice) => (
        <label>
          {choice.label}
          <select name={choice.name}>
            <option value="">all</option>
            {choice.options.map(([value, text]) => (
              <option value={value}>{text}</option>
            ))}
          </select>
        </label>
      ))}
      <button type="reset">Show all</button>
      <output aria-live="polite" />
    </form>
  );
}

/** The styles of the form, which each page places in its own way. */
export const filterStyles = `
.site [hidden] { display: none !important; }
.filter { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; margin: 2rem 0 0; padding: .75rem 0; border-bottom: 1px solid var(--site-line); }
.filter label { display: grid; font-size: .8rem; color: var(--site-soft); }
.filter [type=search] { min-width: 14rem; }
.filter output { font-size: .875rem; color: var(--site-soft); padding: .4rem 0; }
`;

/** The styles of a page of records, each an article with a list of terms. */
export const recordStyles = `
.filter { margin-top: 2.5rem; border-top: 1px solid var(--site-line); }
.id { white-space: nowrap; }
article { border-top: 1px solid var(--site-line); padding: .25rem 0 1rem; scroll-margin-top: calc(var(--site-bar-height) + 1rem); }
article h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
article > p { margin: .25rem 0 .75rem; font-size: 1.05rem; }
dl { display: grid; grid-template-columns: 8.5rem 1fr; gap: .3rem 1rem; margin: 0; font-size: .9rem; }
dt { color: var(--site-soft); }
dd { margin: 0; min-width: 0; }
dd ul { margin: 0; padding: 0; list-style: none; }
@media (max-width: 44rem) { dl { grid-template-columns: 1fr; gap: .1rem; } dd { margin-bottom: .5rem; } }
`;
