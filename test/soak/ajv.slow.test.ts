import { compareWithAjv } from "../support/ajv-verdicts.js";

compareWithAjv(3000, 2000);
