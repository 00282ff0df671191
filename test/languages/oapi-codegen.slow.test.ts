import { oapiCodegenRows } from "./generators/oapi-codegen.js";
import { describeRows } from "./matrix/describe-rows.js";

describeRows(oapiCodegenRows);
