// The filter of a page with many records: words, kinds and whatever the page offers as a choice.
const form = document.querySelector<HTMLFormElement>("form.filter");
const records = [...document.querySelectorAll<HTMLElement>("[data-record]")];
const groups = [...document.querySelectorAll<HTMLElement>("[data-group]")];
const status = form?.querySelector("output");

if (form && status) {
  form.hidden = false; // Without this script it would do nothing, and is not shown.
  const texts = records.map((record) => (record.textContent ?? "").toLowerCase());
  const apply = (): void => {
    const choices = new FormData(form);
    const words = String(choices.get("words") ?? "")
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "");
    const wanted = [...choices].filter(([name, value]) => name !== "words" && value !== "");
    let shown = 0;
    records.forEach((record, index) => {
      const text = texts[index] ?? "";
      const fits =
        words.every((word) => text.includes(word)) &&
        wanted.every(([name, value]) =>
          (record.dataset[name] ?? "").split(" ").includes(String(value)),
        );
      record.hidden = !fits;
      if (fits) shown += 1;
    });
    for (const group of groups) group.hidden = !group.querySelector("[data-record]:not([hidden])");
    status.textContent =
      shown === records.length
        ? `All ${shown} are shown.`
        : `${shown} of ${records.length} are shown.`;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  // Who comes by a link to a record sees it, whatever the filter says.
  addEventListener("hashchange", () => form.reset());
  apply();
}
