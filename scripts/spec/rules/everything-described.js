import { partsOf } from "./lib/parts.js";

/** What describes itself elsewhere: an operation by operations-complete, an example by its summary, an inline schema by what holds it. */
const silent = new Set(["operation", "example", "inline schema", "media type", "path item"]);

/** What has no description is a name in documentation and in clients, and a name is a guess. */
export default (description) =>
  partsOf(description)
    .filter(({ kind, node }) => !silent.has(kind) && !node.description?.trim())
    .map(({ kind, path }) => ({
      message: `This ${kind} has no description: say what it means to a caller.`,
      path,
    }));
