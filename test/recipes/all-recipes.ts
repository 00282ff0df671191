import type { Recipe } from "./recipe.js";
import { recipe as nightlyRetention } from "./nightly-retention/scenario.js";
import { recipe as longTermCopy } from "./long-term-copy/scenario.js";
import { recipe as migrating } from "./migrating/scenario.js";
import { overInstance, toNewInstance } from "./point-in-time/scenario.js";
import { recipe as prometheus } from "./prometheus/scenario.js";
import { recipe as restoreDrill } from "./restore-drill/scenario.js";
import { recipe as restoreDrillInstance } from "./restore-drill-instance/scenario.js";

export const recipes: readonly Recipe[] = [
  nightlyRetention,
  restoreDrill,
  restoreDrillInstance,
  toNewInstance,
  overInstance,
  longTermCopy,
  prometheus,
  migrating,
];
