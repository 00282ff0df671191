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
