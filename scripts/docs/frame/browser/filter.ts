// The filter of a page with many records: by words, and by the choices that the page has.
const form = document.querySelector<HTMLFormElement>("form.filter");
const output = form?.querySelector("output");
if (form && output) addFilter(form, output);

function addFilter(form: HTMLFormElement, output: HTMLOutputElement): void {
  const groups = [...document.querySelectorAll<HTMLElement>("[data-group]")];
  const records = [...document.querySelectorAll<HTMLElement>("[data-record]")].map((element) => ({
    element,
    text: element.textContent.toLowerCase(),
  }));
  const apply = (): void => {
    const values = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as const] : [],
    );
    const words = values.flatMap(([name, value]) =>
      name === "words" ? value.toLowerCase().split(/\s+/) : [],
    );
    const choices = values.filter(([name, value]) => name !== "words" && value !== "");
    let shown = 0;
    for (const { element, text } of records) {
      const matches =
        words.every((word) => text.includes(word)) &&
        choices.every(([name, value]) => element.dataset[name]?.split(" ").includes(value));
      element.hidden = !matches;
      if (matches) shown += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-record]:not([hidden])");
    output.textContent =
      shown === records.length
        ? `All ${shown} are shown.`
        : `${shown} of ${records.length} are shown.`;
  };
  form.hidden = false; // The page hides the form, because it needs this script.
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  // A link to a record must show it.
  addEventListener("hashchange", () => form.reset());
  apply();
}
