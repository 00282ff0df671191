// npm run build: runs the task graph of package.json ("wireit"), and ends with a summary.
import { runGraph } from "./build/run-tool.js";
import { buildSummary } from "./build/summary.js";

const status = await runGraph("build:graph");
if (status === 0) console.log(`\n${buildSummary()}`);
else console.error("\nThe build failed: see above.");
process.exitCode = status;
