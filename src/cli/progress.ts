import cliProgress from "cli-progress";
import type { DownloadProgress } from "../download.js";
import type { Poll } from "../waiting/waiter-options.js";
import type { Log } from "./log.js";
import { formatBytes, formatDuration } from "./option-values.js";
import { printableLine } from "./printable.js";

/** Shows how far a command is: a bar on a terminal, a line for each change elsewhere. */
export class Progress {
  readonly #log: Log;
  #bar: cliProgress.SingleBar | undefined;
  #last = "";

  constructor(log: Log) {
    this.#log = log;
    log.onWrite = () => this.stop();
  }

  /** The listener of a wait. */
  polls(subject: string): (poll: Poll<unknown>) => void {
    return ({ state = "not found yet", percent, elapsedMs }) =>
      this.show(subject, state, percent, elapsedMs);
  }

  /** The listener of a download: a bar for each file on a terminal, elsewhere a line for each. */
  download(): (progress: DownloadProgress) => void {
    const startedAt = performance.now();
    return ({ name, receivedBytes, totalBytes = NaN }) => {
      const isDrawn = this.#log.canDraw;
      const state = isDrawn ? formatBytes(receivedBytes) : "download started";
      const percent = isDrawn && totalBytes > 0 ? (receivedBytes / totalBytes) * 100 : undefined;
      this.show(name, state, percent, performance.now() - startedAt);
    };
  }

  /** Shows a state. */
  show(subject: string, state: string, percent: number | undefined, elapsedMs: number): void {
    const change = `${subject}: ${state}${percent === undefined ? "" : `, ${Math.floor(percent)} %`}`;
    const line = `${change} (${formatDuration(elapsedMs)})`;
    if (this.#log.canDraw) {
      this.#bar ??= this.#start();
      this.#bar.update(percent ?? 0, { line: printableLine(line) });
    } else if (change !== this.#last) this.#log.info(line, { subject, state, percent, elapsedMs });
    this.#last = change;
  }

  /** Removes the bar. */
  stop(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }

  #start(): cliProgress.SingleBar {
    const bar = new cliProgress.SingleBar({
      // The library only writes to it, and reads whether it is a terminal and how wide.
      stream: this.#log.output as unknown as NodeJS.WriteStream,
      format: "[{bar}] {line}",
      barsize: 20, // cspell:ignore barsize
      barCompleteChar: "=",
      barIncompleteChar: " ",
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
    });
    bar.start(100, 0, { line: "" });
    return bar;
  }
}
