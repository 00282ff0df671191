import { progenitorRows } from "./generators/progenitor.js";
import { describeRows } from "./matrix/describe-rows.js";

describeRows(progenitorRows);
