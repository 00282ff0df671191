import { describeRows } from "../matrix/describe-rows.js";
import { openapiPythonClient } from "./openapi-python-client.js";

describeRows(openapiPythonClient);
