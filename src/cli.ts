// The command "npx huaweicloud-dws-dds". The build adds the line that makes the file executable.
import { runCommand } from "./cli/run-command.js";

process.exitCode = await runCommand(process.argv.slice(2));
