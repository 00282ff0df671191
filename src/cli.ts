// The command "hwbackup". The build adds the line that makes the file executable.
import { defaultUserAgent } from "../generated/user-agent.js";

const args = process.argv.slice(2);
// Without loading anything: programs ask for the version to see what is installed.
if (args.length === 1 && args[0] === "--version") console.log(defaultUserAgent.split("/")[1]);
else {
  const { runProcess } = await import("./cli/process.js");
  process.exitCode = await runProcess(args);
}
