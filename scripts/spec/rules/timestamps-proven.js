import { partsOf, schemaKinds } from "./lib/parts.js";

/** Strict clients throw at a time without a zone, which the services were seen to send: the format needs a source that shows it. */
export default (description, { evidence }) =>
  partsOf(description)
    .filter(
      ({ kind, node }) =>
        schemaKinds.has(kind) && ["date-time", "date", "time"].includes(node.format),
    )
    .filter(
      ({ path }) =>
        !evidence[
          `/${path.map((key) => String(key).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`
        ],
    )
    .map(({ node, path }) => ({
      message: `The format ${node.format} claims a form that no source proves: leave it out, or name the source in .spectral.yaml.`,
      path: [...path, "format"],
    }));
