// Scripts that run before Redoc draws the page.
import { shortCode, themeStorageKey } from "../frame/palette.js";

/**
 * Applies the theme that is chosen in the bar, in another tab or by the system. Redoc has a setting of its own, which this
 * script overrides.
 */
export const themeScript = `(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  function stored() {
    try {
      return localStorage.getItem("${themeStorageKey}");
    } catch {
      return null;
    }
  }
  function show() {
    const choice = root.dataset.theme;
    const dark = choice === "dark" || (choice !== "light" && system.matches);
    root.classList.toggle("dark", dark);
    root.classList.toggle("light", !dark);
  }
  root.dataset.theme ??= stored() ?? "os";
  show();
  new MutationObserver(show).observe(root, { attributes: true, attributeFilter: ["class", "data-theme"] });
  system.addEventListener("change", show);
  addEventListener("storage", ({ key, newValue }) => {
    if (key === "${themeStorageKey}") root.dataset.theme = newValue ?? "os";
  });
})();`;

/**
 * Makes Redoc draw the whole group of operations that is open: it omits what is outside the window, so that neither the search
 * of the browser nor print would include it. Redoc has no setting with which several groups are open.
 */
export const drawWholePage = `window.IntersectionObserver = class {
    constructor(callback) {
      this.callback = callback;
    }
    observe(target) {
      queueMicrotask(() => this.callback([{ isIntersecting: true, intersectionRatio: 1, target }], this));
    }
    unobserve() {}
    disconnect() {}
    takeRecords() {
      return [];
    }
  };`;

/**
 * Adds to Redoc's markup what screen readers need, whenever Redoc has drawn a part of the page: the role and the name of the
 * list of operations, the names of close buttons, and heading levels without gaps; and to names where a line may end.
 */
export const a11yFixes = `(() => {
  // Short code stays on one line. A host, a path or a name may break at its parts.
  function breakable(code) {
    const parts = code.textContent.split(/(?<=[/._:](?=\\w))|(?<=[a-z])(?=[A-Z])/);
    code.classList.toggle("short", code.textContent.length <= ${shortCode});
    if (parts.length > 1 && !code.matches(".short")) code.replaceChildren(...parts.flatMap((part, index) => (index === 0 ? [part] : [document.createElement("wbr"), part])));
  }
  function fix() {
    for (const menu of document.querySelectorAll(".menu-content:not([role])")) {
      menu.setAttribute("role", "navigation");
      menu.setAttribute("aria-label", "Operations");
    }
    for (const heading of document.querySelectorAll("[data-section-id] :is(h4, h5):not([aria-level])"))
      heading.setAttribute("aria-level", String(Number(heading.tagName.slice(1)) - 1));
    for (const code of document.querySelectorAll(".api-content :not(pre) > code:not(.short, :has(*))")) breakable(code);
    for (const button of document.querySelectorAll("button[aria-haspopup][aria-label=Example]")) button.removeAttribute("aria-label");
    for (const button of document.querySelectorAll("button:not([aria-label]):has(> [data-component-name*=Close])"))
      button.setAttribute("aria-label", "Close");
  }
  new MutationObserver(fix).observe(document, { childList: true, subtree: true });
})();`;
