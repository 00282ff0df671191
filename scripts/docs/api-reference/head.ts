import { icon } from "../site/head.js";
import { barStyles, colours } from "../site/site-css.js";
import { colourRules } from "./colours.js";
import { layoutRules } from "./layout.js";
import { mendScript } from "./a11y-fixes.js";
import { pageScript } from "./page-script.js";

/** What a page of the reference has in its head beside what Redoc writes there. */
export const referenceHead = `${icon}\n<style>${colours}\n${barStyles}\n${colourRules()}\n${layoutRules}</style>\n<script>${pageScript}\n${mendScript}</script>`;
