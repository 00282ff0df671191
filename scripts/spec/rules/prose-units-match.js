import { partsOf, schemaKinds } from "../walk.js";
import { withoutCode } from "./lib/prose.js";

const units =
  /\b(?:bytes|(?:K|M|G|T|P)i?B)\b|(?<=\bin (?:\w+ and )?)(?:milliseconds|seconds|minutes|hours|days|weeks)\b/g;
/** An offset from UTC is no time in UTC. */
const zones = /(?<!\bfrom )\b(?:UTC|GMT|CES?T|local time)\b/g;

/** Programs read the unit and the time zone in x-measure, people read them in the prose: both must be the same. */
export default (description) =>
  partsOf(description)
    .filter(({ kind }) => kind === "parameter" || schemaKinds.has(kind))
    .flatMap(({ node, path }) => {
      const { unit, zone, counts } = node["x-measure"] ?? {};
      const text = withoutCode(node.description ?? "");
      return [
        ...messagesFor("unit", unit, text, units),
        ...messagesFor("zone", zone, text, zones),
        ...(counts === undefined || text.includes(`It counts ${counts}.`)
          ? []
          : [`The description does not say what it counts, ${counts}.`]),
      ].map((message) => ({ message, path: [...path, "description"] }));
    });

function messagesFor(key, expected, text, pattern) {
  const stated = text.match(pattern) ?? [];
  return [
    ...stated
      .filter((word) => word !== expected)
      .map((word) => `The description states ${word}, and x-measure has no such ${key}.`),
    ...(expected === undefined || stated.includes(expected)
      ? []
      : [`The description does not state the ${key} ${expected}.`]),
  ];
}
