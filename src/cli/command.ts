import { Command, CommanderError, InvalidArgumentError, type Option } from "commander";
import { UsageError } from "./errors.js";

/** The width of help: that of a terminal nobody has resized. */
const helpWidth = 80;

/** A command whose errors are one line that says where to read on. */
export class CliCommand extends Command {
  constructor(name?: string) {
    super(name);
    this.exitOverride();
    this.configureHelp({ helpWidth, minWidthToWrap: 20 });
    this.helpOption("--help", "print this text");
    this.helpCommand(false);
  }

  override createCommand(name?: string): CliCommand {
    return new CliCommand(name);
  }

  /** The words that call it. */
  get path(): string {
    const { parent } = this;
    return parent instanceof CliCommand ? `${parent.path} ${this.name()}` : this.name();
  }

  /** Adds an example below the help, which a test runs. */
  example(line: string): this {
    return this.addHelpText("after", `\nExample:\n  $ hwbackup ${line}`);
  }

  override addOption(option: Option): this {
    const { parseArg } = option;
    option.parseArg = <Value>(text: string, previous: Value): Value => {
      // Without its value, an option would take the next option for it.
      if (text === "") invalidValue("a value that is not empty");
      if (/^--?[a-z]/i.test(text)) invalidValue("given before the next option");
      return parseArg ? parseArg(text, previous) : (text as Value);
    };
    return super.addOption(option);
  }

  override error(message: string): never {
    const [, sentence = "", name] =
      /^(?:error: )?(.*?)(?:\n\(Did you mean (.*)\?\))?$/s.exec(message) ?? [];
    // The value of an option that does not exist can be a secret.
    const known = sentence.replace(/^(unknown option '[^=]*)=.*/s, "$1'");
    const text = known.charAt(0).toUpperCase() + known.slice(1).replace(/\.$/, "");
    const hint = name === undefined ? "" : ` Did you mean ${name}?`;
    throw new UsageError(`${text}.${hint} See ${this.path} --help.`);
  }
}

/** Rejects the value of an option or an argument; `expected` follows "must be". */
export function invalidValue(expected: string): never {
  throw new InvalidArgumentError(`It must be ${expected}.`);
}

/** Whether parsing ended because help was printed. */
export function isHelp(error: unknown): error is CommanderError {
  return (
    error instanceof CommanderError && /^commander\.(help|helpDisplayed|version)$/.test(error.code)
  );
}
