import { openapiPythonClientRows } from "./generators/openapi-python-client.js";
import { describeRows } from "./matrix/describe-rows.js";

describeRows(openapiPythonClientRows);
