/** How a step of the graph ended. */
export type StepOutcome = "done" | "unchanged" | "failed";

export interface StepEnd {
  readonly step: string;
  readonly outcome: StepOutcome;
  /** Undefined when nothing had to run. */
  readonly milliseconds: number | undefined;
}

export interface ProgressListener {
  onStepStart(step: string): void;
  onStepEnd(end: StepEnd): void;
  /** A round is over: the build, or one turn of watching. */
  onRoundEnd(): void;
}

/**
 * Reads what the task runner prints (wireit 0.14 with WIREIT_LOGGER=simple), and keeps what the steps themselves print:
 * they print only when they fail.
 */
export function createProgressReader(listener: ProgressListener, now: () => number): { read(line: string): void; output(): string } {
  const started = new Map<string, number>();
  let output: string[] = [];

  function end(step: string, outcome: StepOutcome): void {
    const start = started.get(step);
    listener.onStepEnd({ step, outcome, milliseconds: outcome === "unchanged" || start === undefined ? undefined : now() - start });
  }

  return {
    read(line) {
      const [, mark, step = "", text = ""] = /^(🏃|✅|❌|👀|💀)(?: \[([^\]]+)\])? ?(.*)$/u.exec(line) ?? [];
      if (mark === undefined) output.push(line);
      else if (mark === "🏃" && text.startsWith("Running")) {
        started.set(step, now());
        listener.onStepStart(step);
      } else if (mark === "✅" && text === "Executed successfully") end(step, "done");
      else if (mark === "✅" && (text === "Already fresh" || text === "Restored from cache")) end(step, "unchanged");
      else if (mark === "❌" && text.startsWith("Failed with")) end(step, "failed");
      else if (mark === "👀") {
        listener.onRoundEnd();
        output = [];
      } else if (mark === "❌") output.push(text);
    },
    output() {
      // Steps that run side by side print in any order, and two that stumble over one mistake print the same line.
      const lines = [...new Set(output)];
      const isFinding = (line: string): boolean => /^\S+:\d+:\d+ /.test(line);
      return [...lines.filter(isFinding).sort(), ...lines.filter((line) => !isFinding(line))].join("\n").trim();
    },
  };
}
