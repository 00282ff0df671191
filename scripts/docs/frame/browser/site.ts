// The script of every page: the theme, the search, the copy buttons of code samples, and where long names may break.
import { shortCode, themeStorageKey } from "../palette.js";
import { addSearch } from "./search.js";

/** Connects the theme menu of the bar; a script in the head of the page has applied the stored theme. */
function connectThemeMenu(): void {
  const root = document.documentElement;
  for (const select of document.querySelectorAll<HTMLSelectElement>("select.site-theme")) {
    select.value = root.dataset["theme"] ?? "os";
    select.addEventListener("change", () => {
      root.dataset["theme"] = select.value;
      try {
        localStorage.setItem(themeStorageKey, select.value);
      } catch {
        // A browser without storage for pages of the file system applies the theme to this page only.
      }
    });
  }
}

/** Adds a copy button to each code sample of our own pages. Redoc and TypeDoc have their own. */
function addCopyButtons(): void {
  for (const sample of document.querySelectorAll<HTMLElement>("pre.sample")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(sample.querySelector("code")?.textContent ?? "").then(
        () => showResult(button, "Copied"),
        () => {
          showResult(button, "Press Ctrl+C");
          getSelection()?.selectAllChildren(sample);
        },
      );
    });
    sample.after(button);
  }
}

function showResult(button: HTMLButtonElement, text: string): void {
  button.textContent = text;
  setTimeout(() => (button.textContent = "Copy"), 2000);
}

/** Keeps short code on one line, and lets long names and paths break at their parts and before a capital letter. */
function addBreaks(): void {
  for (const code of document.querySelectorAll(":not(pre) > code"))
    code.classList.toggle("short", code.textContent.length <= shortCode);
  const places = ".col-content :is(h1, .tsd-member-summary-name, :not(pre) > code:not(.short))";
  for (const place of document.querySelectorAll(places)) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode())
      if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
    for (const text of texts) {
      const parts = text.data.split(/(?<=[/._:](?=\S))|(?<=[a-z])(?=[A-Z])/);
      if (text.length > 16 && parts.length > 1)
        text.replaceWith(
          ...parts.flatMap((part, index) =>
            index === 0 ? [part] : [document.createElement("wbr"), part],
          ),
        );
    }
  }
}

connectThemeMenu();
addBreaks();
addSearch();
addCopyButtons();
