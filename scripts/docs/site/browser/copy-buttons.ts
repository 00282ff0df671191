/** Gives each sample of our own pages a button that copies it. Redocly and TypeDoc bring buttons of their own. */
export function copyButtons(): void {
  for (const sample of document.querySelectorAll<HTMLElement>("pre.sample")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", () => {
      const text = sample.querySelector("code")?.textContent ?? "";
      void copy(text).then((done) => {
        button.textContent = done ? "Copied" : "Press Ctrl+C";
        if (!done) getSelection()?.selectAllChildren(sample);
        setTimeout(() => (button.textContent = "Copy"), 2000);
      });
    });
    sample.after(button);
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
