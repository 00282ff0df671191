import { findEntries, type Found } from "./search-index.js";

/** How many results are shown; who looks for more looks with more words. */
const shown = 20;

/** Makes the bar's button, "/" and Ctrl+K open the search over all pages. */
export function searchDialog(): void {
  const button = document.querySelector<HTMLButtonElement>("button.site-search");
  if (!button) return;
  const dialog = document.createElement("dialog");
  dialog.className = "site-search-dialog";
  dialog.setAttribute("aria-label", "Search");
  dialog.innerHTML = `<form method="dialog"><input type="search" aria-label="Search the documentation" autocomplete="off" spellcheck="false" maxlength="100"
 placeholder="A member, a code, a method …"><button type="submit" value="close">Close</button></form><p role="status"></p><ol></ol>`;
  document.body.append(dialog);
  const input = dialog.querySelector("input");
  const status = dialog.querySelector("p");
  const list = dialog.querySelector("ol");
  if (!input || !status || !list) return;

  const open = (): void => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    show();
  };
  let turn = 0;
  const show = (): void => {
    const asked = ++turn;
    const words = input.value.trim();
    findEntries(words).then(
      (found) => {
        if (asked !== turn) return; // The reader has typed on.
        list.replaceChildren(...found.slice(0, shown).map(resultItem));
        status.textContent = words === "" ? "" : tell(found.length);
      },
      () => (status.textContent = "The index of the search is not beside this page."),
    );
  };

  button.addEventListener("click", open);
  input.addEventListener("input", show);
  // A click beside the dialog closes it, and so does a result on this very page.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || (event.target as Element).closest("a")) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && document.activeElement === input) {
      event.preventDefault();
      list.querySelector("a")?.click();
    }
  });
  const move = (step: number): void => {
    const stops = [input, ...list.querySelectorAll("a")];
    stops[Math.max(0, stops.findIndex((stop) => stop === document.activeElement) + step)]?.focus();
  };
  // Before the listeners of the generators' own searches, which see only a part of the site.
  addEventListener(
    "keydown",
    (event) => {
      const wanted =
        (event.key === "/" && !isTyping() && !event.ctrlKey && !event.metaKey) ||
        (event.key === "k" && (event.ctrlKey || event.metaKey));
      if (!wanted || event.altKey || dialog.open) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      open();
    },
    { capture: true },
  );
}

function resultItem({ title, kind, within, address }: Found): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = address;
  const name = document.createElement("b");
  name.textContent = title;
  const about = document.createElement("span");
  about.textContent = within === "" ? kind : `${kind}, ${within}`;
  link.append(name, " ", about);
  item.append(link);
  return item;
}

function tell(count: number): string {
  if (count === 0) return "Nothing was found.";
  return count > shown
    ? `${count} places, the best ${shown} of them:`
    : count === 1
      ? "1 place:"
      : `${count} places:`;
}

function isTyping(): boolean {
  const { activeElement } = document;
  return (
    activeElement instanceof HTMLElement &&
    (activeElement.isContentEditable ||
      activeElement.matches("input:not([type=radio], [type=checkbox]), textarea, select"))
  );
}
