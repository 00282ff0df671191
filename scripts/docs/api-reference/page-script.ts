import { themeStorageKey } from "../site/palette.js";

/**
 * Runs before the page is drawn. It makes Redoc follow the reader's choice of theme, whoever changes it: the bar, another
 * tab, the system, or Redoc itself, which would keep a choice of its own. And it tells Redoc that everything is in the
 * window: what is not, Redoc leaves out, so that it would be found by no search in the page and be missing on paper.
 */
export const pageScript = `(() => {
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
  window.IntersectionObserver = class {
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
  };
})();`;
