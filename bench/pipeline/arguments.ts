export interface Arguments {
  /** How many pairs of builds are measured. */
  readonly runs: number;
}

const usage = "npm run bench:pipeline -- [--runs N], where N is a whole number from 1 and 3 if left out";

/** What stands on the command line. What is not understood gives one line and ends with status 2. */
export function readArguments(words: readonly string[]): Arguments {
  let runs = 3;
  for (let index = 0; index < words.length; index++) {
    const [name, attached] = splitAtEquals(words[index] ?? "");
    if (name !== "--runs") return refuse(`"${words[index] ?? ""}" is not understood`);
    const value = attached ?? words[++index];
    if (value === undefined) return refuse("--runs needs a number");
    if (!/^[1-9]\d{0,2}$/.test(value)) return refuse(`--runs takes a whole number from 1 to 999, not "${value}"`);
    runs = Number(value);
  }
  return { runs };
}

function splitAtEquals(word: string): [name: string, value: string | undefined] {
  const position = word.indexOf("=");
  return position === -1 ? [word, undefined] : [word.slice(0, position), word.slice(position + 1)];
}

function refuse(reason: string): never {
  console.error(`${reason}: ${usage}.`);
  process.exit(2);
}
