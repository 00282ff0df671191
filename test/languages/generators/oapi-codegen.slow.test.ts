import { describeRows } from "../matrix/describe-rows.js";
import { oapiCodegen } from "./oapi-codegen.js";

describeRows(oapiCodegen);
