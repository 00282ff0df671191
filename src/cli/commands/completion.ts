import { Argument } from "commander";
import type { CliCommand } from "../command.js";
import { complete } from "../complete.js";
import { completionScripts, shells } from "../completion-scripts.js";
import { printableLine } from "../printable.js";
import type { Act } from "../session.js";

/** Defines the command that prints a script for a shell. */
export function defineCompletion(command: CliCommand, act: Act): void {
  command
    .description("Prints a script with which a shell completes commands, options and values.")
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText("after", installation)
    .example("completion bash");
  act(command, async ({ host }, _, [name]) => {
    const shell = shells.find((each) => each === name);
    if (shell) host.stdout.write(completionScripts[shell]);
    return Promise.resolve(undefined);
  });
}

// cspell:ignore compinit
const installation = `
Write the script to a file that the shell reads, and start a new shell:

  bash   hwbackup completion bash > ~/.hwbackup.bash
         and in ~/.bashrc: source ~/.hwbackup.bash
  zsh    hwbackup completion zsh > ~/.hwbackup.zsh
         and in ~/.zshrc, after compinit: source ~/.hwbackup.zsh
  fish   hwbackup completion fish > ~/.config/fish/completions/hwbackup.fish`;

/** Defines the command that the scripts call. It prints the completions of the last word. */
export function defineComplete(command: CliCommand, act: Act): void {
  command.argument("[words...]", "the words after the name of the program, up to the cursor");
  act(command, ({ host }, _, words) => {
    const { parent } = command;
    const found = parent ? complete(parent, words) : [];
    const lines =
      typeof found === "string"
        ? [`:${found}`]
        : found.map(({ value, description }) =>
            description === "" ? value : `${value}\t${printableLine(description)}`,
          );
    host.stdout.write(lines.map((line) => `${line}\n`).join(""));
    return Promise.resolve(undefined);
  });
}
