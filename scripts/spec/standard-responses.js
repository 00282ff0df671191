// A Redocly plugin, so that linting, bundling and editors all read complete operations. Plain JavaScript, because Redocly
// loads it by its path in redocly.yaml.
import { existsSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";

const extension = "x-standard-responses";

/**
 * Copies the responses of the document-level `x-standard-responses` into each operation that does not declare the status
 * itself, and removes the extension.
 */
function standardResponses() {
  /** @type {[status: string, file: string][]} */
  let responses = [];
  return {
    Root: {
      enter(root, { location, report }) {
        const folder = dirname(location.source.absoluteRef);
        responses = [];
        for (const [status, response] of Object.entries(root[extension] ?? {})) {
          const file = resolve(folder, String(response?.$ref));
          if (existsSync(file)) responses.push([status, file]);
          else
            report({
              message: `The standard response ${status} must be a $ref to a file that exists.`,
              location: location.child([extension, status]),
            });
        }
        delete root[extension];
      },
    },
    Operation: {
      enter(operation, { location }) {
        if (!operation.responses) return;
        const folder = dirname(location.source.absoluteRef);
        for (const [status, file] of responses)
          operation.responses[status] ??= { $ref: relative(folder, file).split(sep).join("/") };
      },
    },
  };
}

export default () => ({
  id: "project",
  preprocessors: { oas3: { "standard-responses": standardResponses } },
});
