// A Redocly plugin, so that linting, bundling and editors all read complete operations. Plain JavaScript, because Redocly
// loads it by its path in redocly.yaml.
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
      enter(root, { location }) {
        const folder = dirname(location.source.absoluteRef);
        responses = Object.entries(root[extension] ?? {}).map(([status, { $ref }]) => [
          status,
          resolve(folder, $ref),
        ]);
        delete root[extension];
      },
    },
    Operation: {
      enter(operation, { location }) {
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
