import type { Path } from "../spec/json-pointer.js";
import type { Encoding } from "./coverage-tracker.js";
import type { EncodedDocument } from "./encode-document.js";

/** A member of a recorded value, with the schema that describes it. */
export interface RecordedMember {
  readonly name: string;
  readonly value: unknown;
  /** Within the description's example. */
  readonly path: Path;
  /** Where the description has this member: in the properties of a component. */
  readonly member: Path;
  /** The schema of its values, references followed. */
  readonly schema: Path;
}

/** An object of a recorded value, with the component that describes it. */
export interface RecordedObject {
  readonly path: Path;
  readonly component: Path;
  readonly members: readonly RecordedMember[];
}

/** Every object of the recorded values of a document, the outermost first. */
export function recordedObjects(
  encoding: Encoding,
  { recordings }: EncodedDocument,
): RecordedObject[] {
  return recordings.flatMap(({ path, schema }) => objectsIn(encoding, path, schema));
}

function objectsIn(encoding: Encoding, path: Path, schema: Path): RecordedObject[] {
  const value = encoding.at(path);
  if (Array.isArray(value))
    return value.flatMap((_, index) =>
      objectsIn(encoding, [...path, index], encoding.target([...schema, "items"])),
    );
  if (typeof value !== "object" || value === null) return [];
  const members = Object.entries(value).map(([name, child]: [string, unknown]) => {
    const member = [...schema, "properties", name];
    return { name, value: child, path: [...path, name], member, schema: encoding.target(member) };
  });
  return [
    { path, component: schema, members },
    ...members.flatMap((member) => objectsIn(encoding, member.path, member.schema)),
  ];
}
