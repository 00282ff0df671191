import { ifInterrupted } from "./errors.js";
import { formatRestoredName, type RestoredFrom } from "../restoring/restored-name.js";

/**
 * A name with the beginning of the id of what is restored in place of `{source}`. Only by that can the tasks know what an earlier
 * call has made. Without a name, it is empty.
 */
export function nameOfRestored(name: unknown, source: RestoredFrom): string {
  if (typeof name !== "string") return "";
  return name.replaceAll("{source}", formatRestoredName("a", source).slice("a-".length));
}

/** Waits for a restoration to something new, and says of its interruption what the same command does then. */
export function restoring<Value>(
  work: Promise<Value>,
  noun: string,
  name: string,
  source: RestoredFrom,
): Promise<Value> {
  const next = name.includes(nameOfRestored("{source}", source))
    ? "goes on from here"
    : "makes no second one, and fails because of the name";
  return ifInterrupted(
    work,
    () => `Interrupted. ${noun} ${name} may exist already. The same command ${next}.`,
  );
}
