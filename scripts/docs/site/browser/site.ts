// What every page of the site runs: the choice of colours, the search, and buttons that copy.
import { copyButtons } from "./copy-buttons.js";
import { searchDialog } from "./search-dialog.js";
import { themeChoice } from "./theme-choice.js";

themeChoice();
searchDialog();
copyButtons();
