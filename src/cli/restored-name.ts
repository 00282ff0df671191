import { formatRestoredName, type RestoredFrom } from "../restoring/restored-name.js";

/**
 * A name with the beginning of the id of what is restored in place of `{source}`. Only by that can the tasks know what an earlier
 * call has made. Without a name, it is empty.
 */
export function nameOfRestored(name: unknown, source: RestoredFrom): string {
  if (typeof name !== "string") return "";
  return name.replaceAll("{source}", formatRestoredName("a", source).slice("a-".length));
}
