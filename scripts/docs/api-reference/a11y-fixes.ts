/**
 * Says to a screen reader what Redoc's markup leaves out, as soon as Redoc has drawn it: that the list of operations is
 * navigation, which buttons close something, that the sections of an operation are one level below its title, and what a menu of examples has chosen.
 */
export const mendScript = `(() => {
  function mend() {
    for (const menu of document.querySelectorAll(".menu-content:not([role])")) {
      menu.setAttribute("role", "navigation");
      menu.setAttribute("aria-label", "Operations");
    }
    for (const heading of document.querySelectorAll("[data-section-id] :is(h4, h5):not([aria-level])"))
      heading.setAttribute("aria-level", String(Number(heading.tagName.slice(1)) - 1));
    for (const button of document.querySelectorAll("button[aria-haspopup][aria-label=Example]")) button.removeAttribute("aria-label");
    for (const button of document.querySelectorAll("button:not([aria-label]):has(> [data-component-name*=Close])"))
      button.setAttribute("aria-label", "Close");
  }
  new MutationObserver(mend).observe(document, { childList: true, subtree: true });
})();`;
