import { heyApiRows } from "./generators/hey-api.js";
import { describeRows } from "./matrix/describe-rows.js";

describeRows(heyApiRows);
