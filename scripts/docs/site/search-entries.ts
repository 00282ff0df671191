import type { SearchEntry } from "../frame/search-entry.js";

/** The part of the start page that shows the installation and a first program. */
export const firstCallEntry: SearchEntry = {
  title: "First call",
  kind: "guide",
  within: "",
  address: "index.html#first-call",
  text: "Install the package, and list the snapshots of a project in five languages.",
  keywords:
    "quickstart, quick start, getting started, install, installation, setup, npm, tutorial, example",
};
