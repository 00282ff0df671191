import type { ChildProcess } from "node:child_process";

const running = new Set<ChildProcess>();

/** Remembers a child process as long as it runs. */
export function remember<Child extends ChildProcess>(child: Child): Child {
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

/** Ends every child process that is running. */
export function stopChildren(): void {
  for (const child of running) child.kill();
}
