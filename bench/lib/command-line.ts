/** One option of a command line as name and value, which stands after "=" or in the next word. */
export interface Option {
  readonly name: string;
  readonly value: string | undefined;
}

/** The words of a command line, taken as options that have a value each. */
export function readOptions(words: readonly string[]): Option[] {
  const options: Option[] = [];
  for (let index = 0; index < words.length; index++) {
    const [name, attached] = splitAtEquals(words[index] ?? "");
    options.push({ name, value: attached ?? words[++index] });
  }
  return options;
}

/** The number of rounds that an option asks for. */
export function readRuns(value: string | undefined, usage: string): number {
  if (value === undefined) return refuse("--runs needs a number", usage);
  if (!/^[1-9]\d{0,2}$/.test(value))
    return refuse(`--runs takes a whole number from 1 to 999, not "${value}"`, usage);
  return Number(value);
}

/** What is not understood gives one line and ends with status 2. */
export function refuse(reason: string, usage: string): never {
  console.error(`${reason}: ${usage}.`);
  process.exit(2);
}

function splitAtEquals(word: string): [name: string, value: string | undefined] {
  const position = word.indexOf("=");
  return position === -1 ? [word, undefined] : [word.slice(0, position), word.slice(position + 1)];
}
