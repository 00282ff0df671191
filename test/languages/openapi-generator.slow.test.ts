import { openapiGeneratorRows } from "./generators/openapi-generator.js";
import { describeRows } from "./matrix/describe-rows.js";

describeRows(openapiGeneratorRows);
