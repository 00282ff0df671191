import { compareWithAjv } from "../support/ajv-verdicts.js";

// Few values, to keep the test short; "npm run test:soak" compares more.
compareWithAjv(60, 40);
