import { isReference, operationsOf, type Description } from "../../spec/description.js";
import { fromPointer, toPointer, valueAt } from "../../spec/json-pointer.js";

/** Who uses a place of a description: the operations whose requests have it in them, and those whose answers do. */
export interface Users {
  readonly senders: ReadonlySet<string>;
  readonly readers: ReadonlySet<string>;
}

const nobody: ReadonlySet<string> = new Set();

/** Finds out who uses the places of a description. A place is what a JSON pointer names. */
export function usersOf(description: Description): (pointer: string) => Users {
  const senders = new Map<string, Set<string>>();
  const readers = new Map<string, Set<string>>();
  const callers = new Map<string, Set<string>>();
  for (const { path, method, object } of operationsOf(description)) {
    const id = object.operationId;
    const { responses, ...request } = object;
    note(callers, toPointer(["paths", path]), id);
    note(callers, toPointer(["paths", path, method.toLowerCase()]), id);
    reach(description, [request, description.paths[path]?.parameters], senders, id);
    reach(description, responses, readers, id);
  }
  return (pointer) => {
    const segments = fromPointer(pointer);
    if (segments[0] === "components") {
      const component = toPointer(segments.slice(0, 3));
      return {
        senders: senders.get(component) ?? nobody,
        readers: readers.get(component) ?? nobody,
      };
    }
    const here =
      callers.get(toPointer(segments.slice(0, 3))) ??
      callers.get(toPointer(segments.slice(0, 2))) ??
      nobody;
    return segments[3] === "responses"
      ? { senders: nobody, readers: here }
      : { senders: here, readers: nobody };
  };
}

/** Notes an operation for each component that a part of the description leads to. */
function reach(
  description: Description,
  part: unknown,
  users: Map<string, Set<string>>,
  operationId: string,
): void {
  if (typeof part !== "object" || part === null) return;
  if (!isReference(part)) {
    for (const value of Object.values(part)) reach(description, value, users, operationId);
    return;
  }
  const target = fromPointer(part.$ref);
  if (note(users, toPointer(target), operationId))
    reach(description, valueAt(description, target), users, operationId);
}

/** False if that was known already. */
function note(users: Map<string, Set<string>>, place: string, operationId: string): boolean {
  const known = users.get(place) ?? new Set();
  users.set(place, known);
  if (known.has(operationId)) return false;
  known.add(operationId);
  return true;
}

/** In words for people, whose code or habits the use is. */
export function usersInWords({ senders, readers }: Users): string {
  const words = [
    ...(senders.size > 0 ? [`who sends ${[...senders].join(", ")}`] : []),
    ...(readers.size > 0 ? [`who reads ${[...readers].join(", ")}`] : []),
  ];
  return words.join(" and ") || "everybody";
}
