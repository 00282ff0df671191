// npm start: builds documentation and package where they are stale, then serves both, sandbox and documentation, on one port.
import { pathToFileURL } from "node:url";
import { inProject } from "./build/project.js";
import { runGraph } from "./build/run-tool.js";

const status = await runGraph("docs");
if (status === 0) {
  // The command of the package does the rest with the arguments of this one; its sandbox serves the documentation beside it.
  process.argv.splice(2, 0, "sandbox");
  await import(pathToFileURL(inProject("dist/lib/cli.js")).href);
} else {
  console.error("\nThe build failed, so nothing was started.");
  process.exitCode = status;
}
