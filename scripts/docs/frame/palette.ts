/** The colours of every page. The contrast of text is at least 4.5 (WCAG 2.2, 1.4.3). */
export const palette = {
  light: {
    page: "#ffffff",
    surface: "#f5f7fa",
    text: "#1f2328",
    soft: "#57606a",
    line: "#d0d7de",
    accent: "#0a58ca",
    mark: "#fff3bf",
    good: "#1a7f37",
    caution: "#8a5a00",
    bad: "#b3261e",
  },
  dark: {
    page: "#0f1419",
    surface: "#181e26",
    text: "#e6edf3",
    soft: "#a3adb8",
    line: "#323b46",
    accent: "#79b8ff",
    mark: "#4d4000",
    good: "#5fce7d",
    caution: "#e3b341",
    bad: "#ff8a80",
  },
} as const;

/** The key of the chosen theme ("os", "light" or "dark") in the local storage. It is that of TypeDoc, so one choice holds everywhere. */
export const themeStorageKey = "tsd-theme";

/** Code of at most this many characters fits a line of a phone, and never breaks. */
export const shortCode = 24;
