import { isReference, operationsOf, type Description } from "../../spec/description.js";
import { fromPointer, toPointer, valueAt } from "../../spec/json-pointer.js";

/** Who uses a place of a description: the operations whose requests contain it, and those whose responses do. */
export interface Users {
  readonly senders: ReadonlySet<string>;
  readonly readers: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** Returns a function that finds the users of a place of a description, given as a JSON pointer. */
export function usersOf(description: Description): (pointer: string) => Users {
  const senders = new Map<string, Set<string>>();
  const readers = new Map<string, Set<string>>();
  const callers = new Map<string, Set<string>>();
  for (const { path, method, object } of operationsOf(description)) {
    const id = object.operationId;
    const { responses, ...request } = object;
    record(callers, toPointer(["paths", path]), id);
    record(callers, toPointer(["paths", path, method.toLowerCase()]), id);
    reach(description, [request, description.paths[path]?.parameters], senders, id);
    reach(description, responses, readers, id);
  }
  return (pointer) => {
    const segments = fromPointer(pointer);
    if (segments[0] === "components") {
      const component = toPointer(segments.slice(0, 3));
      return {
        senders: senders.get(component) ?? none,
        readers: readers.get(component) ?? none,
      };
    }
    const here =
      callers.get(toPointer(segments.slice(0, 3))) ??
      callers.get(toPointer(segments.slice(0, 2))) ??
      none;
    return segments[3] === "responses"
      ? { senders: none, readers: here }
      : { senders: here, readers: none };
  };
}

/** Records an operation for each component that a part of the description refers to. */
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
  if (record(users, toPointer(target), operationId))
    reach(description, valueAt(description, target), users, operationId);
}

/** Returns false if the place had this operation already. */
function record(users: Map<string, Set<string>>, place: string, operationId: string): boolean {
  const known = users.get(place) ?? new Set();
  users.set(place, known);
  if (known.has(operationId)) return false;
  known.add(operationId);
  return true;
}

/** Names the users in words. */
export function usersInWords({ senders, readers }: Users): string {
  const words = [
    ...(senders.size > 0 ? [`who sends ${[...senders].join(", ")}`] : []),
    ...(readers.size > 0 ? [`who reads ${[...readers].join(", ")}`] : []),
  ];
  return words.join(" and ") || "everybody";
}
