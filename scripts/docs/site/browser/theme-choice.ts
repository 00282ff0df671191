import { themeStorageKey } from "../palette.js";

/** Makes the bar's choice of colours work; the first paint has been coloured by the script in the page's head. */
export function themeChoice(): void {
  const root = document.documentElement;
  for (const select of document.querySelectorAll<HTMLSelectElement>("select.site-theme")) {
    select.value = root.dataset["theme"] ?? "os";
    select.addEventListener("change", () => {
      root.dataset["theme"] = select.value;
      // A browser that keeps nothing for pages of the file system still changes the page at hand.
      try {
        localStorage.setItem(themeStorageKey, select.value);
      } catch {}
    });
  }
}
