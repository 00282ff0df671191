import { spawn } from "@lydell/node-pty";

/** What a program showed in a terminal, as text without the sequences that move the cursor, and its exit code. */
export interface TerminalOutcome {
  readonly exitCode: number;
  readonly raw: string;
  readonly text: string;
}

/** A program that runs in a terminal of 100 columns. */
export interface TerminalProgram {
  /** Types a text. */
  type(text: string): void;
  /** Waits until the terminal has shown a text. */
  until(text: string): Promise<void>;
  readonly ended: Promise<TerminalOutcome>;
}

/** Shows the exit code of a program and then waits: what a terminal receives last can be lost when its last process ends. */
const shellScript = `trap : INT; "$@"; printf '\\033]ended:%s\\007' $?; read -r _`;

/** Runs a program in a terminal. */
export function inTerminal(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): TerminalProgram {
  const { PATH = "" } = process.env;
  const terminal = spawn("/bin/sh", ["-c", shellScript, "sh", process.execPath, ...args], {
    cols: 100,
    rows: 40,
    env: { PATH, TERM: "xterm", ...environment },
  });
  let raw = "";
  const waiting = new Set<() => void>();
  const notify = (): void => {
    for (const check of waiting) check();
  };
  const ended = new Promise<TerminalOutcome>((resolve) => {
    terminal.onData((data) => {
      raw += data;
      notify();
      const [mark = "", exitCode] = /\u001b\]ended:(\d+)\u0007/.exec(raw) ?? [];
      if (exitCode === undefined) return;
      raw = raw.replace(mark, "");
      resolve({ exitCode: Number(exitCode), raw, text: plain(raw) });
      terminal.kill();
    });
  });
  return {
    ended,
    type: (text) => terminal.write(text),
    until: (text) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (!raw.includes(text)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        void ended.then(() => reject(new Error(`The program has ended without "${text}": ${raw}`)));
        check();
      }),
  };
}

/** What is left on the screen, line by line: a line that is drawn again replaces what it was. */
function plain(raw: string): string {
  return raw
    .replaceAll("\r\n", "\n")
    .split("\n")
    .map((line) =>
      line
        .replace(/^.*\u001b\[2K/s, "")
        .replace(/^.*\r/s, "")
        .replaceAll(/\u001b(\[[?\d;]*[A-Za-z]|[78])/g, ""),
    )
    .join("\n");
}
