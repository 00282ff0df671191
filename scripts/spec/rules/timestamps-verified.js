import { encodePointerFragment } from "@stoplight/json";
import { partsOf, schemaKinds } from "../walk.js";

/** Strict clients reject a time without a time zone, which the services send: the format needs a source that shows it. */
export default (description, { evidence }) =>
  partsOf(description)
    .filter(
      ({ kind, node }) =>
        schemaKinds.has(kind) && ["date-time", "date", "time"].includes(node.format),
    )
    .filter(({ path }) => !evidence[path.map((key) => `/${encodePointerFragment(key)}`).join("")])
    .map(({ node, path }) => ({
      message: `No source verifies the format ${node.format}: remove it, or add the source to .spectral.yaml.`,
      path: [...path, "format"],
    }));
