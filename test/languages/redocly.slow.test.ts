import { redoclyRows } from "./generators/redocly.js";
import { describeRows } from "./matrix/describe-rows.js";

describeRows(redoclyRows);
