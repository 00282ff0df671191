import MiniSearch, { type SearchResult } from "minisearch";
import { search, searchOptions, type IndexedEntry } from "../search-entry.js";

declare global {
  interface Window {
    /** Set by assets/search-index.js: the index in the format of MiniSearch. A page of the file system can load scripts only. */
    siteSearchIndex?: string;
  }
}

/** The maximum number of results that are shown. */
const limit = 20;

let index: Promise<MiniSearch<IndexedEntry>> | undefined;

/** Opens the search of all pages with the button of the bar, "/" and Ctrl+K. */
export function addSearch(): void {
  const button = document.querySelector<HTMLButtonElement>("button.site-search");
  const root = document
    .querySelector<HTMLAnchorElement>("a.site-name")
    ?.getAttribute("href")
    ?.replace(/index\.html$/, "");
  if (!button || root === undefined) return;
  const dialog = createDialog(root);
  button.addEventListener("click", dialog.open);
  // The index takes longer to load than a search: it is there when the reader has moved to the field.
  for (const event of ["pointerenter", "focus"])
    button.addEventListener(event, () => void indexBelow(root).catch(() => undefined));
  // In the capture phase, before the listeners that Redoc and TypeDoc have for their own searches.
  addEventListener(
    "keydown",
    (event) => {
      if (!isSearchKey(event) || dialog.element.open) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      dialog.open();
    },
    { capture: true },
  );
}

function isSearchKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const withModifier = ctrlKey || metaKey;
  return (
    !altKey && ((key === "/" && !withModifier && !isTyping()) || (key === "k" && withModifier))
  );
}

function isTyping(): boolean {
  const { activeElement } = document;
  return (
    activeElement instanceof HTMLElement &&
    (activeElement.isContentEditable ||
      activeElement.matches("input:not([type=radio], [type=checkbox]), textarea, select"))
  );
}

function createDialog(root: string): {
  readonly element: HTMLDialogElement;
  readonly open: () => void;
} {
  const close = create("button", { type: "submit", value: "close", textContent: "Close" });
  const input = create("input", {
    type: "search",
    ariaLabel: "Search the documentation",
    autocomplete: "off",
    spellcheck: false,
    maxLength: 100,
    placeholder: "A property, a code, a method …",
  });
  const form = create("form", { method: "dialog" }, input, close);
  const status = create("p", { role: "status" });
  const list = create("ol", {});
  const element = create(
    "dialog",
    { className: "site-search-dialog", ariaLabel: "Search" },
    form,
    status,
    list,
  );
  document.body.append(element);
  let searches = 0;
  const update = async (): Promise<void> => {
    const current = ++searches;
    const words = input.value.trim();
    try {
      const loaded = await indexBelow(root);
      const start = performance.now();
      const results = search(loaded, words);
      if (current !== searches) return; // The input has changed in the meantime.
      list.replaceChildren(...results.slice(0, limit).map((result) => resultItem(result, root)));
      status.textContent = words === "" ? "" : summary(results.length);
      performance.measure("search", { start });
    } catch {
      status.textContent = "The search index assets/search-index.js is missing.";
    }
  };
  input.addEventListener("input", () => void update());
  // A click outside the dialog closes it, and so does a result on the same page.
  element.addEventListener("click", ({ target }) => {
    if (target === element || (target instanceof Element && target.closest("a"))) element.close();
  });
  element.addEventListener("keydown", (event) => moveAmong(event, input, list));
  const open = (): void => {
    if (element.open) return;
    element.showModal();
    input.select();
    void update();
  };
  return { element, open };
}

/** The arrow keys move between the input and the results, and Enter opens the first one. */
function moveAmong(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
  const links = [...list.querySelectorAll("a")];
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const stops = [input, ...links];
    const current = stops.findIndex((stop) => stop === document.activeElement);
    stops[Math.max(0, current + (event.key === "ArrowDown" ? 1 : -1))]?.focus();
  } else if (event.key === "Enter" && document.activeElement === input) links[0]?.click();
  else return;
  event.preventDefault();
}

function resultItem(result: SearchResult, root: string): HTMLLIElement {
  const { title, kind, within, address } = result as unknown as IndexedEntry;
  const about = within === "" ? kind : `${kind}, ${within}`;
  const link = create("a", { href: root + address });
  link.append(create("b", { textContent: title }), " ", create("span", { textContent: about }));
  return create("li", {}, link);
}

function summary(count: number): string {
  if (count === 0) return "No results.";
  if (count === 1) return "1 result:";
  return count > limit ? `${count} results, the best ${limit}:` : `${count} results:`;
}

function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: readonly Node[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** The index, loaded once. */
function indexBelow(root: string): Promise<MiniSearch<IndexedEntry>> {
  index ??= loadIndex(`${root}assets/search-index.js`);
  return index;
}

async function loadIndex(address: string): Promise<MiniSearch<IndexedEntry>> {
  const start = performance.now();
  await new Promise<unknown>((resolve, reject) => {
    const script = create("script", { src: address, onload: resolve, onerror: reject });
    document.head.append(script);
  });
  const loaded = MiniSearch.loadJSON<IndexedEntry>(window.siteSearchIndex ?? "", searchOptions);
  performance.measure("search index", { start });
  return loaded;
}
