import { partsOf } from "../walk.js";

/** Kinds with a description, in the documentation and in generated clients. Other rules check operations and examples. */
const described = new Set([
  "info",
  "external documentation",
  "tag",
  "server",
  "server variable",
  "schema",
  "property",
  "parameter",
  "header",
  "request body",
  "response",
  "link",
  "security scheme",
]);

/** Without a description, readers have to guess the meaning of a name. */
export default (description) =>
  partsOf(description)
    .filter(({ kind, node }) => described.has(kind) && !node.description?.trim())
    .map(({ kind, path }) => ({
      message: `This ${kind} has no description: say what it means to a caller.`,
      path,
    }));
