// What "npx huaweicloud-dws-dds" runs; the build puts the line before it that makes a program of it.
import { runCommand } from "./cli/run-command.js";

process.exitCode = await runCommand(process.argv.slice(2));
